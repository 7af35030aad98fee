/** What our words are called in Chinese. */
import type { Channel, Relation, Scheme, StandingKind } from '../domain/contract/common'

export const schemeNames: Record<Scheme, string> = {
  enterprise: '企业职工养老', publicInstitution: '机关事业养老', resident: '城乡居民养老', survivor: '供养亲属待遇',
}

export const channelNames: Record<Channel, string> = {
  phone: '手机刷脸', kiosk: '自助机', counter: '柜台', homeVisit: '上门', dataMatch: '自动认证',
}

/** Areas that have a policy of their own, by GB/T 2260. */
export const regionNames: Readonly<Record<string, string>> = { 371100: '日照', 370000: '山东' }

/** 您是老人的… */
export const callerIs: Record<Relation, string> = {
  son: '儿子', daughter: '女儿', spouse: '配偶', sibling: '兄弟姐妹', neighbour: '邻居或社工', other: '其他亲友',
}

/** The same bond, seen from the helper: whom one helps. */
export const elderIs: Record<Relation, string> = {
  son: '父母', daughter: '父母', spouse: '老伴', sibling: '兄弟姐妹', neighbour: '邻居', other: '亲友',
}

export type Tone = 'info' | 'ok' | 'warn' | 'bad' | 'quiet'

export const standingTags: Record<StandingKind, { word: string; tone: Tone }> = {
  open: { word: '可以认证了', tone: 'info' },
  dueSoon: { word: '快到期了', tone: 'warn' },
  grace: { word: '过期了，还能补', tone: 'warn' },
  overdue: { word: '已逾期', tone: 'bad' },
  suspended: { word: '养老金已暂停发放', tone: 'bad' },
  reviewing: { word: '人工审核中', tone: 'info' },
  certified: { word: '已认证', tone: 'ok' },
  notYet: { word: '还没到时间', tone: 'info' },
  dataMatch: { word: '已自动认证', tone: 'ok' },
  closed: { word: '待遇已终止', tone: 'quiet' },
}
