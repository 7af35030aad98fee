/** Rule R13 told once more, as a walk through what happened; shares no code with the product. */
export type Step =
  | { kind: 'contact'; by: string | null; channel: 'call' | 'visit' | 'sms'; day: string }
  | { kind: 'comparison'; by: string; trace: string | null; day: string }
  | { kind: 'approval'; by: string; day: string }
  | { kind: 'certified'; day: string }

const daysApart = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The histories of stop-scene's people: due 2025-11-20, proposed on 2025-12-01, never old. */
export function evidenceOracle(history: readonly Step[], { needed, isHelped }: { needed: number; isHelped: boolean }) {
  const contacts: { channel: string; day: string; by: string | null }[] = isHelped
    ? [{ channel: 'sms', day: '2025-11-21', by: null }, { channel: 'call', day: '2025-12-02', by: 'clerk' }, { channel: 'visit', day: '2025-12-03', by: 'visitor' }] : []
  const checks: { day: string; trace: string | null; by: string }[] = isHelped ? [{ day: '2025-12-03', trace: null, by: 'clerk2' }] : []
  let approvers: string[] = []
  let isSuspended = false
  let wasStopped = false
  let isCertified = false
  for (const step of history) {
    if (step.kind === 'certified') { isCertified = true; isSuspended = false; continue }
    if (wasStopped || isCertified) continue
    if (step.kind === 'contact') {
      contacts.push(step)
      if (step.by) approvers = []
    } else if (step.kind === 'comparison') {
      const same = checks.find(({ by, day }) => by === step.by && day === step.day)
      if (same && (same.trace === step.trace || step.trace === null)) continue
      if (same) same.trace = step.trace
      else checks.push({ day: step.day, trace: step.trace, by: step.by })
      approvers = []
    } else {
      const recent = checks.filter(({ day }) => day <= step.day && daysApart(day, step.day) <= 30)
      const tries = contacts.filter(({ day }) => day <= step.day)
      const isWhole = tries.length >= 3 && new Set(tries.map(({ channel }) => channel)).size >= 2
        && new Set(tries.map(({ day }) => day)).size >= 2 && tries.some(({ day }) => day >= '2025-12-01')
        && recent.length > 0 && recent.every(({ trace }) => trace === null)
      const isOperator = [...tries, ...recent].some(({ by }) => by === step.by)
      if (!isWhole || isOperator || approvers.includes(step.by)) continue
      approvers.push(step.by)
      if (approvers.length >= needed) { isSuspended = true; wasStopped = true }
    }
  }
  return { isSuspended, wasStopped }
}
