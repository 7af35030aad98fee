/** What is wrong with a policy: a place in it and a code. The sentence is the page's. */
export const PROBLEM_CODES = [
  /** No source is named. */ 'noSource',
  /** Not a civil date. */ 'notADay',
  /** Not a whole number within `min` and `max`. */ 'outOfRange',
  /** A windowed schedule without windows. */ 'noWindow',
  /** Two windows of one name. */ 'nameRepeats',
  /** A window that hangs on a day that not every year has. */ 'notEveryYear',
  'closesBeforeItOpens',
  /** A window that does not lie after the one before it. */ 'notAfterPrevious',
  /** Back pay of whoever comes late would arrive earlier. */ 'mustNotFall',
  /** Days of reminders out of order. */ 'mustRise',
  /** Pressing begins before the first notice. */ 'beforeFirstNotice',
  /** Fewer contacts than the channels or days that they must be spread over. */ 'moreThanContacts',
  /** Fewer people approve where care is needed than usually. */ 'fewerThanUsual',
  'endsBeforeItBegins',
  /** Published after its first day. */ 'publishedTooLate',
  /** Not a GB/T 2260 code. */ 'notARegion',
  'notAVersionName',
  /** A consent text that this version of the product does not show. */ 'textNotShipped',
  /** 社会保险经办条例 31, 53(2): documents may be asked for only where a law says so. */ 'needsLegalBasis',
  /** Two versions of one region in force on one day. */ 'overlaps',
  /** The first day in force is today or past. */ 'beginsTooSoon',
  /** A version of the region that is published already begins on that day or later. */ 'notTheLatest',
  /** An open obligation would come nearer with less than the notice that was promised (rule R30). */ 'shortNotice',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

export interface Problem {
  /** The way to the value, `payment.cutoffDay`, `schedules.resident.windows.1.opensOn`. */
  field: string
  code: ProblemCode
  min?: number
  max?: number
}
