/** Changing one value of a policy by its place. */
import type { PolicyContent } from '@/domain/contract/policy'
import type { Problem } from '@/domain/policy/problem'
import { policyProblems } from '@/domain/policy/validate'

type Node = Record<string, unknown> | unknown[]

function put(node: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value
  const copy: Node = Array.isArray(node) ? [...node] : { ...(node as Record<string, unknown>) }
  const place = copy as Record<string, unknown>
  place[first] = put(place[first], rest, value)
  return copy
}

/** The same policy with another value at `payment.cutoffDay`. */
export const withValue = (content: PolicyContent, field: string, value: unknown): PolicyContent => put(content, field.split('.'), value) as PolicyContent

type Schedule = PolicyContent['schedules']['resident']

/** A schedule of the other kind, to go on from; source and declaration stay. */
export function asKind({ source, checkedOn, confidence, declaration }: Schedule, kind: Schedule['kind']): Schedule {
  const same = { source, checkedOn, confidence, declaration }
  return kind === 'rolling' ? { ...same, kind, months: 12, anchor: 'anniversaryDay' }
    : { ...same, kind, windows: [{ label: 'H1', opensOn: '01-01', closesOn: '06-30' }, { label: 'H2', opensOn: '07-01', closesOn: '12-31' }] }
}

/** What the server would say of it, before it is asked. */
export const problemsOf = (content: PolicyContent, today: string): Problem[] =>
  policyProblems({ ...content, id: 'draft', version: 1, effectiveTo: null, publishedOn: today }).filter(({ code }) => code !== 'publishedTooLate')
