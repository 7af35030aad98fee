import Taro from '@tarojs/taro'
import type { CalendarEntry } from '@/domain/visit/calendar-entry'

/** Alipay has no such call. */
export const hasCalendar = (): boolean => process.env.TARO_ENV === 'weapp'

/** Returns whether it is in the calendar now; false: the person said no. */
export function saveToCalendar({ title, words, fromMs, toMs }: CalendarEntry): Promise<boolean> {
  // seconds; the platform's typings want the end as a text
  return Taro.addPhoneCalendar({ title, description: words, startTime: fromMs / 1000, endTime: String(toMs / 1000), alarm: true, alarmOffset: 12 * 3600 })
    .then(() => true, () => false)
}
