/** S13: where one can certify in person; and what is said of the agency's file of outlets. */
import type { OutletMistake } from '../domain/outlet-file'
import type { OutletRow, OutletService } from '../domain/contract/outlets'
import type { Span, Week } from '../domain/outlet'
import { printMonthDay } from './dates'

export const outlets = {
  title: '附近网点',
  lead: '带上身份证，到这些地方都能办。',
  mine: '用我的位置',
  mineHint: '只用大概的位置，不会保存。',
  denied: '没拿到位置，选个区也行。',
  choose: '选个区',
  all: '全部',
  km: '{km} 公里',
  today: '今天 {hours}',
  todayOff: '今天休息',
  next: '{when} 开门',
  bring: '带{bring}',
  call: '打电话',
  way: '怎么去',
  source: '{source}，{day}核对',
  empty: { title: '这个区没查到', all: '看全部', call: '打 12333' },
  fewer: '只显示前 20 个。',
} as const

export const outletTags: Record<OutletRow['status'], { word: string; tone: 'ok' | 'warn' | 'quiet' }> = {
  open: { word: '现在开着', tone: 'ok' }, later: { word: '还没开门', tone: 'warn' }, over: { word: '今天下班了', tone: 'quiet' }, closed: { word: '今天休息', tone: 'quiet' },
}
export const outletServices: Record<OutletService, string> = { kiosk: '有自助机', ramp: '有无障碍坡道' }

const clock = (text: string) => text.replace(/^0/, '')
/** 8:30–12:00 13:30–17:00 */
export const printSpans = (spans: readonly Span[]): string => spans.map(([from, until]) => `${clock(from)}–${clock(until)}`).join(' ')
export const printNext = ({ on, from }: NonNullable<OutletRow['next']>): string => `${printMonthDay(on.slice(5))} ${clock(from)}`

const DAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** 周一至周五 8:30–12:00 13:30–17:00，周六 9:00–11:00 */
export function printWeek(week: Week): string {
  const parts: { first: number; last: number; hours: string }[] = []
  week.forEach((day, i) => {
    const hours = printSpans(day)
    const before = parts.at(-1)
    if (hours === '') return
    if (before?.hours === hours && before.last === i - 1) before.last = i
    else parts.push({ first: i, last: i, hours })
  })
  return parts.map(({ first, last, hours }) => `${DAYS[first]}${last > first ? `至${DAYS[last]}` : ''} ${hours}`).join('，')
}

export const outletMistakes: Record<OutletMistake['mistake'], string> = { missing: '没填', wrong: '写得不对', twice: '和前面重复' }
