import type { Outlet } from '../../cloudfunctions/lib/documents-kiosks'

const workday = [['08:30', '12:00'], ['13:30', '17:00']] as const

/** A made-up outlet with the hours of an office. */
export const anOutlet = (facts: Partial<Outlet> = {}): Outlet => ({
  _id: 'outlet-1', name: '东港区社保服务站', region: '371102', district: '东港区', street: '日照街道', address: '海曲路 1 号', phone: '12333',
  lat: 35.4254, lng: 119.4622, hours: '周一至周五', week: [workday, workday, workday, workday, workday, [], []], closed: [],
  services: ['kiosk', 'ramp'], bring: '身份证', source: '测试', checkedOn: '2025-11-01', ...facts,
})
