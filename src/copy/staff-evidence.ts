/** Words of the files that other institutions send, on the command line and on the staff's page. */
import type { EvidenceField } from '../domain/evidence/format'
import type { EvidenceMistake } from '../domain/evidence/row'

export const evidenceFields: Record<EvidenceField, string> = { rowNo: '记录编号', idNumber: '身份证号', institution: '机构', kind: '类别', on: '发生日期' }

export const evidenceMistakes: Record<EvidenceMistake, string> = {
  empty: '没有填', formula: '这一格是公式', unreadable: '有乱码', tooLong: '太长了', idNumber: '号码写错了', notKnown: '不认识这个写法',
  notADate: '看不出是哪一天', inFuture: '还没有到', tooOld: '超过 90 天，太早了', beforeBirth: '早于出生日期',
}

/** Of the file as a whole; `{detail}`: names of columns. */
export const evidenceFileMistakes: Readonly<Record<string, string>> = {
  medical: '有一列是病情：{detail}。请对方去掉再送。',
  headerMissing: '缺这几列：{detail}。',
  headerTwice: '这几列写了两次：{detail}。',
  empty: '文件打不开，或者没有内容。',
  quotes: '第 {detail} 行的引号没有配对。',
}

export const evidenceCounts = {
  rows: '共几行', life: '新的生活迹象', weak: '太弱，不算', losses: '新的线索', without: '和待遇无关', strangers: '不在名册里', repeated: '以前收过', refused: '有错的',
} as const

export const evidenceRuns = {
  title: '收到的记录',
  lead: '医院、车站、窗口和有关部门送来的文件。',
  columns: { at: '什么时候', source: '谁的', result: '结果' },
  none: '还没有收到过。',
  refused: '没有收',
  reading: '正在读',
} as const
