/** Words of the roster: its page, its list of errors, the export of payment decisions. */
import type { ExportReason } from '../domain/contract/staff-exchange'
import type { RosterField } from '../domain/roster/columns'
import type { FileMistake } from '../domain/roster/file'
import type { RosterChange } from '../domain/roster/merge'
import type { RowMistake } from '../domain/roster/row'

export const rosterFields: Record<RosterField, string> = {
  name: '姓名', idNumber: '证件号码', scheme: '险种', startOn: '待遇开始日期', survivor: '供养亲属标志', certifiedOn: '最近认证日期',
  declaredOn: '最近声明日期', phone: '手机', street: '街道代码', disabled: '残疾', homeVisit: '上门', overseas: '境外', status: '发放状态',
  suspendedFrom: '暂停起始年月',
}

export const rosterChanges: Record<RosterChange, string> = {
  name: '姓名', phone: '手机', street: '街道', traits: '残疾、上门、境外', turns18On: '满 18 岁的日子', startOn: '待遇开始日期',
  certifiedOn: '最近认证日期', declaredOn: '最近声明日期', benefit: '新的待遇',
}

/** `{detail}` is what was found, and never a number or a name. */
export const rowMistakes: Record<RowMistake, string> = {
  empty: '没有填',
  formula: '这一格是公式。请改成写好的值',
  unreadable: '有乱码。请换一种编码另存',
  columns: '这一行有 {detail} 格，比表头多',
  duplicate: '同一人同一险种，前面已经有一行',
  otherName: '同一个证件号码，前面是另一个姓名',
  idScientific: '号码被表格改短了。请把这一列设成文本',
  idOldFifteen: '是 15 位的老号码。请填 18 位的',
  idLength: '有 {detail} 位，应是 18 位',
  idLetter: '有不该有的字符“{detail}”',
  idBirthDate: '出生日期那 8 位不对',
  idCheckDigit: '号码有一位写错了',
  nameCharacters: '姓名里有汉字以外的字符',
  nameLength: '姓名应是 2 到 30 个字',
  notKnown: '不认识这个写法',
  notADate: '看不出是哪一天',
  inFuture: '{detail} 还没有到',
  beforeBirth: '{detail} 早于出生日期',
  notAMonth: '看不出是哪一个月',
  notMobile: '不是 11 位手机号，收不到短信',
  notAStreet: '街道代码应是 9 位数字',
  notAFlag: '请填“是”或“否”',
}

export const fileMistakes = {
  empty: '文件里没有内容。',
  oldXls: '这是旧版表格。请另存为新版表格。',
  notXlsx: '表格文件打不开，可能没有存好。',
  unpacksTooLarge: '表格解开后太大。请另存为文本表格。',
  tooLarge: '文件超过 {detail} 兆。请分成几个。',
  tooManyRows: '超过 {detail} 行。请分成几个。',
  days1904: '表格用的是 1904 年起的日期。请改设置。',
  quotes: '第 {detail} 行以后引号不成对。',
  headerMissing: '表头缺少：{detail}。',
  headerTwice: '表头重复：{detail}。',
  changed: '文件在检查以后变了。请重新上传。',
} as const satisfies Record<FileMistake, string>

export const errorList = {
  columns: { line: '行', maskId: '证件号码', field: '栏目', problem: '问题', effect: '处理' },
  refused: '这一行没有导入',
  warned: '已导入，缺这一项',
  wholeRow: '整行',
}

export const exportReasons: Record<ExportReason, string> = {
  monthlyPayment: '每月发放', correction: '更正', audit: '审计检查',
}

export const rosterPage = {
  title: '导入名册',
  lead: '先检查，不改动任何数据。看过结果再导入。',
  choose: '选择名册文件',
  chooseHint: '文本表格 200 兆以内。电子表格 60 兆以内。',
  completeTitle: '这份名册全不全？',
  complete: { yes: '是全部在册人员', no: '只是其中一部分' },
  completeHint: '选“全部”时，不在名册里的人会标出来。',
  check: '上传并检查',
  uploading: '正在上传…',
  checking: '正在检查…',
  importing: '正在导入…',
  result: { check: '检查结果', apply: '导入结果' },
  counts: {
    rows: '读到的行', added: '新的人', changed: '有变化的人', unchanged: '没有变化的人', refused: '没有导入的行', warned: '缺一项的行',
    vanished: '不在名册里的人', returned: '又回到名册的人', differs: '发放状态不同，没有改',
  },
  changesTitle: '哪些会变',
  start: '开始导入',
  startHint: '会写入 {added} 人，改动 {changed} 人。',
  done: '导入好了。',
  errors: '下载问题清单',
  errorsFile: '名册问题清单',
  again: '换一个文件',
  people: '{n} 人',
  rows: '{n} 行',
  items: '{n} 项',
  progress: '完成 {percent}%',
  refusedTitle: '这个文件不能导入',
  needsChoice: '请先选文件，再选全不全。',
}
