/** What a place in a policy is called, and what is wrong there. */
import { fillKnown } from './fill'
import { schemeNames } from './names'
import { anchorNames, askNames, confidenceNames, fieldNames, groupNames, problemSentences, studio } from './staff-policy'
import type { Problem } from '../domain/policy/problem'

const names: Record<string, string> = { ...schemeNames, ...groupNames, ...fieldNames }
const values: Record<string, Record<string, string>> = {
  confidence: confidenceNames, anchor: anchorNames, ask: askNames, kind: { rolling: studio.form.rolling, windows: studio.form.windows },
  declaration: { true: studio.form.yes, false: studio.form.no },
}
const lastOf = (field: string) => field.slice(field.lastIndexOf('.') + 1)

/** `schedules.resident.windows.1.opensOn` → 城乡居民养老 认证期 2 开始（月日） */
export function fieldName(field: string): string {
  const parts = field.split('.').filter((part) => part !== 'schedules')
  // a place in a list may have a name of its own
  const last = names[parts.slice(-2).join('.')]
  const shown = last === undefined ? parts : parts.slice(0, -2)
  const read = shown.map((part) => names[part] ?? (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
  return [...read, ...(last === undefined ? [] : [last])].join(' ')
}

/** A value as it is read: words of ours by their names. */
export const valueName = (field: string, value: string | null): string =>
  (value === null || value === '' ? studio.diff.nothing : values[lastOf(field)]?.[value] ?? value)

/** The choices of a field that is not free text; undefined for one that is. */
export const choicesOf = (field: string): Record<string, string> | undefined => values[lastOf(field)]

export const problemSentence = ({ code, min, max }: Problem): string => fillKnown(problemSentences[code], { min: min ?? '', max: max ?? '' })
