/** 山东, notices of 2024-2025: once a year for every scheme, residents and survivors too. Frequencies are data: no rule knows this file. */
import type { Policy, Sourced } from './policy'
import { seedRizhao2025 } from './seed-rizhao-2025'

const notice: Sourced = {
  source: '山东省社保中心社会化服务处2024年答复；基层2025年通告：每年至少认证一次，间隔不超过12个月',
  checkedOn: '2026-11-23',
  confidence: 'reported',
}
const yearly = { ...notice, kind: 'rolling', months: 12, anchor: 'anniversaryDay', declaration: false } as const

export const shandong2025: Policy = {
  ...seedRizhao2025,
  ...notice,
  id: 'shandong-2025',
  region: '370000',
  schedules: { enterprise: yearly, publicInstitution: yearly, resident: yearly, survivor: { ...yearly, declaration: true } },
}
