/** Other ways, policy in plain words, the public check of a certificate (ux 4, S2 and S17). */
export const method = {
  title: '怎么办方便？',
  ways: {
    phone: { title: '手机刷脸', body: '在家办，约 3 分钟。免费。' },
    kiosk: { title: '自助机', body: '带身份证，去街道或社保大厅。免费。' },
    counter: { title: '柜台', body: '带身份证、社保卡，去社保大厅。免费。' },
    visit: { title: '上门', body: '走不动、卧床的，可以约人来。不收费。' },
  },
  /** Under 自助机 and 柜台: a tap there leads to the list of outlets. */
  nearest: { ask: '看哪个最近', list: '点这里看在哪儿。', found: '最近：{name} {km}。{hours}。', none: '附近没查到，打 12333 问问。' },
  same: '哪种都算数，效果一样。',
  where: '地点和上班时间，打 12333 问。',
} as const

/** Questions whose answers no policy changes; the others: copy/policy.ts. */
export const policy = {
  title: '政策说明',
  questions: [
    { ask: '不会刷脸怎么办？', answer: ['请家人帮您拍，或去自助机、柜台。', '走不动的，可以约人上门。都不收费。'] },
    { ask: '在外地怎么办？', answer: ['手机上办，在哪儿都一样。'] },
    { ask: '会不会是骗子？', answer: ['工作人员不会要您转账、要密码。', '分不清就打 12333。'] },
  ],
  noRules: '多久一次、补发的规定，现在没查到。',
  footer: '最终以当地社保经办机构为准。',
} as const

export const check = {
  title: '核对凭证',
  valid: { title: '这份凭证是真的', certifiedOn: '认证日期', validUntil: '有效期到', privacy: '这里不显示个人信息。' },
  unknown: { title: '没查到这份凭证', body: '再看一下编号，或打 12333 问问。' },
} as const
