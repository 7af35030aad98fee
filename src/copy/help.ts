/** Other ways, policy in plain words, the public check of a certificate (ux 4, S2 and S17). */
export const method = {
  title: '怎么办方便？',
  ways: {
    phone: { title: '手机刷脸', body: '在家办，约 3 分钟。免费。' },
    kiosk: { title: '自助机', body: '带身份证，去街道或社保大厅。免费。' },
    counter: { title: '柜台', body: '带身份证、社保卡，去社保大厅。免费。' },
    visit: { title: '上门', body: '走不动、卧床的，打电话请社区来。不收费。' },
  },
  same: '哪种都算数，效果一样。',
  where: '地点和上班时间，打 12333 问。',
} as const

/** Questions people ask; the answers follow the default policy. `source` is printed below them. */
export const policy = {
  title: '政策说明',
  questions: [
    {
      ask: '多久认证一次？',
      answer: [
        '企业职工、机关事业：每年一次。两次之间不超过 12 个月。',
        '城乡居民：半年一次。1 月 21 日到 6 月 20 日，7 月 21 日到 12 月 20 日。',
        '供养亲属：每季度一次。',
      ],
    },
    { ask: '过期了会怎样？', answer: ['到期的当月还来得及补。再不办，下个月起可能停发。'] },
    {
      ask: '停发的钱还补吗？',
      answer: ['补。认证成功后，一般下个月恢复发放。', '停发的钱一起补，不会少。', '15 日后才办的，补发可能晚一个月到账。'],
    },
    { ask: '不会刷脸怎么办？', answer: ['请家人帮您拍，或去自助机、柜台。', '走不动的，打电话约人上门。都不收费。'] },
    { ask: '在外地怎么办？', answer: ['手机上办，在哪儿都一样。'] },
    { ask: '家人能代办吗？', answer: ['能。要拍的是老人的脸，老人要在身边。', '家人用自己的手机，点“为家人认证”。'] },
    { ask: '拍的视频谁能看？', answer: ['只用来认证。拿不准的，才由工作人员看。', '到期自动删除，只留结果和一串防冒用的编码。', '编码看不出您的样子。'] },
    { ask: '会不会是骗子？', answer: ['工作人员不会要您转账、要密码。', '分不清就打 12333。'] },
  ],
  source: '依据：公开的社保经办说明。2025 年 3 月 31 日核对。',
  footer: '最终以当地社保经办机构为准。',
} as const

export const check = {
  title: '核对凭证',
  valid: { title: '这份凭证是真的', certifiedOn: '认证日期', validUntil: '有效期到', privacy: '这里不显示个人信息。' },
  unknown: { title: '没查到这份凭证', body: '再看一下编号，或打 12333 问问。' },
} as const
