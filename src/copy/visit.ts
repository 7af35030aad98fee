/** 上门: booking a visit, changing it, and checking whoever stands at the door (ux S12, N11). */
import type { Half, Hearing, VisitState, VisitWhy } from '../domain/visit/visit'

/** By GB/T 2260. */
export const districtNames: Readonly<Record<string, string>> = { 371102: '东港区', 371103: '岚山区', 371121: '五莲县', 371122: '莒县' }

export const halfNames: Record<Half, { name: string; hours: string }> = {
  morning: { name: '上午', hours: '9点到11点半' }, afternoon: { name: '下午', hours: '2点到4点半' },
}

export const visitWhys: Record<VisitWhy, { title: string; hint?: string }> = {
  ill: { title: '生病', hint: '在家养病、住院' },
  disabled: { title: '残疾' },
  alone: { title: '一个人住', hint: '身边没人帮忙' },
  old: { title: '年纪大', hint: '85 岁以上' },
  frail: { title: '走不动', hint: '卧床、坐轮椅' },
  senses: { title: '看不见或听不见' },
  other: { title: '别的原因' },
}

/** How somebody at the door is called; never by more than the family name. */
export const visitorNames = { known: '{surname}师傅', unknown: '工作人员' } as const

export const hearings: Record<Hearing, string> = { clear: '听得清', loud: '要大声', none: '听不见' }

export const visit = {
  nav: '约上门',
  nobody: { title: '打电话来约', body: '这部手机还没给谁认证过。打 12333 就能约上门，不收费。' },
  unknown: { body: '这部手机还没给这位老人认证成。打 12333 就能约上门，不收费。' },
  who: { title: '谁需要上门？', self: '我自己' },
  why: { title: '为什么不方便？', missing: '请先选一个' },
  where: {
    title: '住哪儿？', district: '哪个区县', missing: '请选区县，再填门牌',
    address: { label: '街道和门牌', hint: '哪个小区、几号楼、几室' },
    last: '用上次的地址',
  },
  phone: {
    title: '谁接电话？', missing: '姓名和电话都要填对',
    name: { label: '姓名', hint: '老人自己，或家里人' },
    number: { label: '电话', hint: '手机，或带区号的座机' },
    hearing: '老人听得清吗',
  },
  when: {
    title: '哪天方便？', none: '都不方便', noneHint: '我们打电话跟您约',
    full: '近两周约满了，我们会打电话排。', taken: '刚被别人约走了，换一个。', missing: '请先选一个',
    slot: '{day} {half}',
  },
  check: {
    title: '都对吗？', who: '谁', why: '原因', where: '地址', phone: '电话', when: '时间', later: '我们打电话约', yes: '对，就这样约', change: '改一改',
  },
  booked: {
    title: '约好了', today: '今天', number: '预约编号', when: '时间', who: '谁来', where: '区县',
    someone: `${visitorNames.unknown}，带工作证`, visitor: `${visitorNames.known}，带工作证`,
    bring: '请备好身份证、社保卡。不收费。',
    scam: '工作人员不会要密码、验证码。不会收钱。',
    move: '改时间', cancel: '取消预约', calendar: '存到日历', saved: '存好了。', checkVisitor: '查一查来的人',
  },
  cancelAsk: { title: '不用上门了？', body: '取消了还能再约。', yes: '取消预约', no: '留着' },
  tooLate: '师傅已经在路上了。要改就打 12333。',
  again: '再约一次',
  event: '养老金上门认证',
} as const

/** What the page says of a visit that has gone further. */
export const visitStates: Record<VisitState, { title: string; body: string }> = {
  booked: { title: visit.booked.title, body: '' },
  assigned: { title: visit.booked.title, body: '' },
  underway: { title: '师傅在路上了', body: '{day} {time} 左右到。开门前先查一查。' },
  checking: { title: '看过了，在核对', body: '师傅来过了，同事再看一遍。' },
  done: { title: '上门办过了', body: '办好没有，回首页看。' },
  missed: { title: '上次没办成', body: '没关系，可以再约一次。' },
  cancelled: { title: '已经取消了', body: '要的话，可以再约。' },
}

export const visitor = {
  nav: '查来的人',
  title: '来的人是我们的吗？',
  lead: '看他手机上的两个号码，填进来。号码每半分钟换一次。',
  badge: { label: '工作证号', hint: '6 位数字' },
  code: { label: '动态码', hint: '6 位数字，会变' },
  missing: '两个都是 6 位数字',
  submit: '查一查',
  ours: { title: '是我们的人', body: '<b>{surname}师傅</b>，{region}。', today: '今天{halves}来上门。', notToday: '今天没有安排他上门。先别开门，打 12333 问。' },
  unknown: { title: '不是我们的人', body: '别开门，别给钱。号码会变，可以让他再报一次。' },
  scam: visit.booked.scam,
  again: '再查一次',
  toScam: '接到电话、短信？查真假',
} as const
