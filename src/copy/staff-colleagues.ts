/** Staff: who works here, and everybody's own password. */
import type { PasswordFault } from '../domain/staff-password'

export const colleagues = {
  title: '同事',
  menuHint: '新同事，改岗位，停用，忘了密码。',
  rule: '自己的岗位和密码，由另一位管理办。',
  columns: { account: '工号', name: '姓名', roles: '岗位', region: '管辖', state: '状态', act: '办' },
  states: { active: '在用', disabled: '停用了' },
  inOtherHands: '密码是别人做的，没人看过交接',
  own: '您自己',
  change: '改',
  changeFor: '改 {name}',
  add: '新同事',
  form: {
    create: '新同事', change: '改 {name}', account: '工号', accountHint: '字母、数字和短横，三位以上。', name: '姓名', roles: '岗位', region: '管辖代码',
    regionHint: '六位区划代码，街道九位。', regionName: '管辖叫什么', submit: '保存', cancel: '不改了',
    missing: { account: '工号不对，再看看', name: '请填姓名', roles: '请至少选一个岗位', region: '代码是六位或九位数字', regionName: '请填管辖叫什么' },
  },
  phones: {
    title: '上门用的手机', none: '还没有登记过手机。', columns: { number: '编号', registered: '登记', taken: '最近取名单', state: '状态' },
    never: '没有取过', inUse: '在用', revoked: '{time} 停用', revoke: '停用', revokeFor: '停用手机 {number}', revokeAll: '全部停用', goesOn: '停用了 {n} 部，还有没停的。', done: '停用了。它签的不再算数。', same: '这部早就停用了。',
  },
  disable: '停用',
  enable: '重新启用',
  reset: '重做密码和动态码',
  handover: {
    lead: '交接没人看过以前，不能复核做密码那位的事。', how: '请第三位管理看着本人改密码，再点下面。没有第三位，请运维另开一位。', submit: '我看着本人改了密码',
  },
  said: { changed: '改好了，马上生效。', own: '自己的要请另一位管理办。', taken: '这个工号有人用了。', confirmed: '记下了，这个号是本人的了。', notSeen: '本人刚才没有改密码。请当面改一次。', needsOtherPerson: '有人两个号都能用，您不能办。请另一位管理。没有就找运维另开。' },
  shown: {
    title: '只显示这一次',
    lead: '当面交给本人。第一次登录要换密码。',
    password: '第一次的密码',
    secret: '动态码密钥',
    qr: '用手机验证器扫这个码',
    done: '交给本人了',
  },
} as const

export const ownPassword = {
  title: '改密码',
  menuHint: '改自己登录用的密码。',
  must: '密码是别人给的，先换成自己的。',
  goThere: '去改密码',
  current: '现在的密码',
  next: '新密码',
  nextHint: '十二位以上。几个词连起来就好。',
  again: '新密码，再填一次',
  submit: '改密码',
  missing: '请填密码',
  differs: '两次填得不一样',
  refused: '现在的密码不对。',
  faults: { short: '太短了，要十二位以上', same: '和现在的一样', account: '不要用自己的工号' } satisfies Record<PasswordFault, string>,
  done: '密码改好了。别处的登录都退出了。',
} as const
