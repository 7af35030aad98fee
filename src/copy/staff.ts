/** Staff: signing in, the frame around every page, seeing behind the mask. May be clerical, stays human. */
import type { ErrorCode } from '../domain/contract/errors'
import type { RevealField, RevealWhy, StaffRole } from '../domain/contract/staff-session'

export const roleNames: Record<StaffRole, string> = { clerk: '柜台', visitor: '上门', reviewer: '审核', admin: '管理' }

export const signIn = {
  title: '工作人员登录',
  account: '工号',
  password: '密码',
  code: '动态码',
  codeHint: '看手机验证器，6 位数字，30 秒换一次。',
  submit: '登录',
  busy: '正在登录',
  summary: '有{n}处要改',
  missing: { account: '请填工号', password: '请填密码', code: '动态码是 6 位数字' },
  refused: { title: '没登录上', body: '工号、密码或动态码不对。动态码用过一次就作废，等下一个再试。' },
  locked: { title: '先等一等', body: '试错太多次，{until} 后再来。忘了密码找管理员。' },
} as const

export const frame = {
  brand: '安心认证 工作台',
  skip: '跳到正文',
  menu: '菜单',
  home: '工作台',
  signOut: '退出登录',
  loading: '正在查，请稍等',
  retry: '再试',
  goSignIn: '去登录',
  locked: { title: '页面锁上了', body: '{n} 分钟没有操作，内容收起来了。重新登录再接着办。' },
  signedOut: { title: '要重新登录', body: '登录到时间了，或者在别处停用了。' },
  offline: { title: '没有网，查不了', body: '看看网线或无线网，再点“再试”。' },
} as const

export const home = {
  greeting: '您好，{name}',
  roles: '岗位',
  region: '管辖',
  until: '登录到',
  work: '今天办什么',
  nothing: '您的岗位还没有可办的事。',
} as const

export const stepUp = {
  title: '再输一次动态码',
  body: '这一步要紧，确认是您本人在操作。',
  code: signIn.code,
  submit: '确认',
  cancel: '先不办',
  refused: '动态码不对或用过了。等下一个再试。',
  missing: signIn.missing.code,
} as const

export const reveal = {
  show: '显示{what}',
  hide: '遮住',
  title: '为什么要看',
  body: '谁看的、为什么看，都会记下来。',
  cancel: '不看了',
  submit: '看',
  missing: '请选一个原因',
  none: '没有登记',
  fields: { name: '姓名', idNumber: '身份证号', phone: '手机号', backupPhone: '备用号码' } satisfies Record<RevealField, string>,
  whys: {
    callPerson: '打电话联系本人', homeVisit: '上门服务', checkDocuments: '核对材料', review: '人工审核', appeal: '处理申诉', investigation: '核查线索',
  } satisfies Record<RevealWhy, string>,
} as const

interface Trouble { title: string; body: string }
const unavailable: Trouble = { title: '现在办不了', body: '不是您的问题。过几分钟再试，还不行就找管理员。' }
const crowded: Trouble = { title: '点得太快了', body: '过一分钟再试。' }

/** What the frame says when a call is refused. */
export const troubles: Record<ErrorCode, Trouble> = {
  badInput: { title: '有内容填得不对', body: '核对一下再交。' },
  unknownCall: unavailable,
  notSignedIn: frame.signedOut,
  codeNeeded: { title: '没有办', body: '这一步要先输动态码。' },
  forbidden: { title: '您的岗位不能办', body: '需要的话，请有权限的同事办。' },
  notFound: { title: '没有查到', body: '可能不在您的管辖内，或者已经没有了。' },
  consentOutdated: unavailable,
  videoMissing: unavailable,
  videoTooLarge: unavailable,
  tooManyRequests: crowded,
  busy: crowded,
  unavailable,
  internal: unavailable,
}
