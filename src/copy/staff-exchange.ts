/** Words of the export of payment decisions. Its reasons are in staff-roster.ts, where the command line has them, too. */
export const exportPage = {
  title: '导出发放决定',
  lead: '停发、缓发、终止和恢复的决定，交给发放部门。',
  care: '文件里有完整的证件号码。导出人、时间和原因会记下来。',
  from: '从哪天的决定',
  to: '到哪天',
  format: '文件格式',
  formats: { csv: '文本表格，给软件读', xlsx: '电子表格，给人看' },
  reason: '为什么导出',
  submit: '导出',
  busy: '正在导出',
  file: '发放决定-{from}-{to}',
  saved: '导出好了，共 {n} 条。文件在浏览器的下载里。',
  tooMany: '超过 {n} 条，一次导不完。请把日期缩短。',
  missing: { days: '请选起止日期', order: '结束日期早于开始日期', reason: '请选导出原因' },
} as const
