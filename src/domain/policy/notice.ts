/** Rule R30: a new version may bring an open obligation nearer only with notice. */
import { addDays, type LocalDate } from '../calendar'
import type { Policy } from './policy'

/** No version may promise less. Source: rule R30, after 广东's warning three months ahead (粤人社规〔2023〕4号). */
export const LEAST_NOTICE_DAYS = 90

/** The earliest day to which a new version may move what people owe already. */
export function noticedFrom(version: Policy, inForce: Policy): LocalDate {
  const readable = addDays(version.publishedOn, Math.max(LEAST_NOTICE_DAYS, inForce.change.noticeDays))
  return readable > version.effectiveFrom ? readable : version.effectiveFrom
}
