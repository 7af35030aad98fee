/** Records, certificate, invitation (ux 4, S10 and S3). */
export const records = {
  title: '认证记录',
  results: { matched: '成功', notMatched: '没通过', needsReview: '审核中' },
  failedBecause: '没通过：{reason}',
  reference: '编号 {reference}',
  everybody: '全部',
  older: '看更早的',
  empty: { title: '还没有记录', body: '办完第一次就有了。' },
} as const

export const certificate = {
  title: '认证凭证',
  heading: '领取待遇资格认证凭证',
  facts: {
    reference: '认证编号', name: '姓名', idNumber: '身份证号', scheme: '待遇类型', at: '认证时间', until: '有效期到', channel: '认证方式', agency: '经办机构',
  },
  showName: '显示全名',
  hideName: '遮住姓名',
  readReference: '念编号',
  qr: '扫码只能查到是否认证，不会显示您的信息。',
  qrLabel: '核对凭证的二维码',
  none: { title: '还没有凭证', body: '认证成功后就有了。' },
} as const

export const invite = {
  title: '请家人帮忙',
  lead: '让家人用手机扫这个码，就能替您拍。家人不在身边，也能先加上您。',
  name: '{maskName} 的邀请码',
  until: '<b>{time}</b> 前有效',
  qrLabel: '给家人扫的二维码',
  again: '换一个新码',
  notYet: { title: '先认证一次', body: '您自己办成一次，才能请家人帮忙。' },
} as const
