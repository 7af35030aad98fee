/** 刚才谁联系我: is it ours, and what to do when it is not (rules N11). */
import type { OfficialWay, OfficialWhat } from '../domain/contract/citizen-contact'

export const scam = {
  title: '刚才谁联系我',
  lead: '我们发的消息、打的电话，都有核对码。输进来，查真假。',
  code: { label: '核对码', hint: '9 位，有数字也有字母', empty: '填上核对码' },
  check: '查一查',
  again: '再查一个',
  mistyped: { title: '再看一遍核对码', body: '少了一位，或者有一位不对。再填一次还不对，就当是假的。' },
  ours: { title: '是我们', facts: { what: '什么事', by: '怎么联系', at: '什么时候' }, still: '就算是我们，也不会要钱、要密码。' },
  unknown: {
    title: '查不到，先别信',
    steps: ['别转钱，别说密码和验证码。', '别点链接，别装软件。', '打 12333，问问社保。', '钱已经转了，马上打 96110。'],
    call: '打 96110 反诈专线',
  },
  noCode: '对方说不出核对码，就当是假的。',
  never: { title: '我们从来不', list: ['不要您转钱、交押金', '不问密码和验证码', '不发要填信息的链接', '不让您装别的软件', '上门办，不收钱'] },
  whats: {
    result: '告诉您认证的结果', reminder: '提醒您认证', decision: '告诉您养老金怎么发', newPhone: '告诉您电话要换', call: '请社区给您打电话', visit: '上门给您办认证',
  } satisfies Record<OfficialWhat, string>,
  ways: { wechat: '微信消息', sms: '短信', relative: '发给家人的微信', call: '电话', visit: '上门' } satisfies Record<OfficialWay, string>,
  row: { title: '刚才谁联系我', hint: '查一查真假，防骗' },
  visitor: '有人上门？查上门的人',
} as const
