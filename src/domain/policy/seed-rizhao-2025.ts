/** 日照: the default policy. Frequencies follow the product brief (its items 32-38), which says itself: 数据仅供参考，具体以当地有关法规为准. */
import type { Policy, Sourced } from './policy'

const checkedOn = '2026-11-23'
const seed = (source: string): Sourced => ({ source, checkedOn, confidence: 'seed' })
const judgement = (source: string): Sourced => ({ source, checkedOn, confidence: 'judgement' })

const yearly = {
  ...seed('每年一次，两次认证时间间隔不应超过12个月'), kind: 'rolling', months: 12, anchor: 'anniversaryDay', declaration: false,
} as const

export const seedRizhao2025: Policy = {
  ...seed('养老金资格认证说明（日照）'),
  id: 'seed-rizhao-2025',
  region: '371100',
  version: 1,
  effectiveFrom: '2025-01-01',
  effectiveTo: null,
  publishedOn: '2025-01-01',
  schedules: {
    enterprise: yearly,
    publicInstitution: yearly,
    // 下旬 begins on the 21st, 中旬 ends on the 20th (rule R2)
    resident: {
      ...seed('每半年一次：1月下旬至6月中旬，7月下旬至12月中旬'),
      kind: 'windows',
      declaration: false,
      windows: [
        { label: 'H1', opensOn: '01-21', closesOn: '06-20' },
        { label: 'H2', opensOn: '07-21', closesOn: '12-20' },
      ],
    },
    survivor: {
      ...seed('每季度一次：1-3月、4-6月、7-9月、10-12月'),
      kind: 'windows',
      declaration: true,
      windows: [
        { label: 'Q1', opensOn: '01-01', closesOn: '03-31' },
        { label: 'Q2', opensOn: '04-01', closesOn: '06-30' },
        { label: 'Q3', opensOn: '07-01', closesOn: '09-30' },
        { label: 'Q4', opensOn: '10-01', closesOn: '12-31' },
      ],
    },
  },
  payment: { ...seed('认证完成的次月恢复发放并补发；当月15日后，补发可能延迟到次月到账'), cutoffDay: 15, resumeOffset: 1, arrearsOffset: [1, 2] },
  grace: { ...judgement('未见有来源的宽限期规定'), days: 0 },
  notice: { ...judgement('广东提前3个月预警（粤人社规〔2023〕4号）'), firstDays: 90, dueSoonDays: 30 },
  reminders: {
    ...judgement('广东提前3个月预警；30、7、1天与次日、9至20时、电话的时间与年龄为本产品所定'), days: [-30, -7, -1, 1],
    quietFrom: 20, quietTo: 9, callFromDays: -7, callAge: 85, callWithinDays: 5,
  },
  stop: {
    ...judgement('社会保险经办条例第二十六条、第三十七条（分级审核）；次数、天数、人数与名单截止日为本产品所定'),
    comparisonDays: 30, contacts: 3, channels: 2, days: 2, seniorAge: 80, approvals: 1, approvalsWithCare: 2, extraMonths: 1, payrollClosesOnDay: 5,
  },
  change: { ...judgement('广东提前3个月预警：缩短须提前告知'), noticeDays: 90 },
  liveness: {
    ...judgement('人脸识别技术应用安全管理办法：不得作为唯一方式，保存期限最短'),
    triesPerSession: 3, sessionsPerDay: 5, sessionMinutes: 60, attemptMinutes: 30, videoDays: 7, photoYears: 10, thirdActionOneIn: 2,
  },
  delegation: { ...judgement('楚雄州2024年公开：电子社保卡亲情服务最多8名亲属；每日人数为本产品所定'), maxBindings: 8, maxPeoplePerDay: 10 },
  consentVersion: 'face-2',
  lateEvidence: { source: '社会保险经办条例第三十一条、第五十三条', checkedOn, confidence: 'official', ask: 'statement', legalBasis: null },
}
