/** 核对电话 (ux 4, S15). */
export const contact = {
  title: '还用这个号吗？',
  checked: '上次核对：{day}',
  never: '还没核对过。',
  none: { title: '还没登记电话', body: '登记了，快到期时才通知得到您。', add: '登记电话' },
  still: '还在用',
  confirmed: '好，记下了。',
  change: '换号码',
  promise: '只用来通知认证的事，不推销。',
  number: {
    title: '换成哪个号？', label: '新手机号', hint: '11 位数字', send: '发验证码',
    length: '手机号是 11 位数字，现在是 {n} 位', wrong: '手机号是 1 开头的，再看一下', same: '现在登记的就是这个号',
  },
  code: {
    title: '收到短信了吗？', sent: '验证码发到了 {phone}。', label: '验证码', hint: '6 位数字，10 分钟内有效', submit: '换成这个号', again: '再发一次', wait: '{n} 秒后能再发一次',
    length: '验证码是 6 位数字', wrong: '验证码不对，再看一下短信', gone: '验证码过期了，点“再发一次”',
  },
  cannotText: '这里发不了短信。带身份证去柜台换号码。',
  pending: { title: '正在换号', body: '<b>{at}</b> 起用 {maskPhone}。', why: '原来的号会收到短信。不是您换的，点下面。', cancel: '不换了' },
  changed: '换好了。',
  cancelled: '好，不换了。',
  backup: {
    title: '备用联系人', now: '备用号：{maskPhone}', add: '加一个备用号', change: '改备用号', label: '家人的手机号', hint: '找不到您时，打这个号', save: '保存', remove: '去掉备用号', saved: '改好了。',
    own: '这是您自己的号，填家人的',
  },
  notYours: { title: '先认证一次', body: '本人认证一次，才能改电话。家人不能替您改。' },
  row: { title: '还用这个号吗？', hint: '核对登记的电话' },
  afterSuccess: '核对电话',
} as const
