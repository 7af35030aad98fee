import Taro from '@tarojs/taro'

/** From one staff page to another. They do not pile up: what was on the screen before is gone, also for whoever sits there next. */
export const go = (url: string): void => { void Taro.redirectTo({ url }) }

export const SIGN_IN = '/staff/sign-in/index'
export const REVIEW = '/staff/review/index'
export const HOME = '/staff/home/index'
export const STOPS = '/staff/stops/index'
export const ROSTER = '/staff/roster/index'
export const EXPORT = '/staff/export/index'
export const COUNTER = '/staff/counter/index'
export const APPROVALS = '/staff/approvals/index'
export const COLLEAGUES = '/staff/colleagues/index'
export const PASSWORD = '/staff/password/index'
export const TASKS = '/staff/tasks/index'
export const APPEALS = '/staff/appeals/index'
export const KIOSKS = '/staff/kiosks/index'
export const CASES = '/staff/cases/index'
export const DASHBOARD = '/staff/dashboard/index'
export const OVERPAYMENTS = '/staff/overpayments/index'
export const VISITS = '/staff/visits/index'
export const VISIT = '/staff/visit/index'
export const NOTICES = '/staff/notices/index'
