/** What staff can do, in the order of the menu. A page that is added gets its line here. */
import { frame } from '@/copy/staff'
import { staffKiosks } from '@/copy/kiosk'
import { cases } from '@/copy/staff-cases'
import { dashboard } from '@/copy/staff-dashboard'
import { overpayments } from '@/copy/staff-overpayments'
import { exportPage } from '@/copy/staff-exchange'
import { appeals, tasks } from '@/copy/staff-desk'
import { staffBoard } from '@/copy/staff-board'
import { colleagues, ownPassword } from '@/copy/staff-colleagues'
import { approvals, counter } from '@/copy/staff-counter'
import { rosterPage } from '@/copy/staff-roster'
import { studio } from '@/copy/staff-policy'
import { stops } from '@/copy/staff-stops'
import { reviews } from '@/copy/staff-review'
import { plan, roundPage } from '@/copy/staff-visits'
import type { StaffRole } from '@/domain/contract/staff-session'

export interface MenuItem {
  url: string
  title: string
  /** One line on the home page; absent for the home page itself. */
  hint?: string
  /** One of them is enough; as in the table of the staff function. */
  roles: readonly StaffRole[]
}

const everybody: readonly StaffRole[] = ['clerk', 'visitor', 'reviewer', 'admin']

export const MENU: readonly MenuItem[] = [
  { url: '/staff/home/index', title: frame.home, roles: everybody },
  { url: '/staff/counter/index', title: counter.title, hint: counter.menuHint, roles: ['clerk'] },
  { url: '/staff/approvals/index', title: approvals.title, hint: approvals.menuHint, roles: ['reviewer', 'admin'] },
  { url: '/staff/review/index', title: reviews.title, hint: reviews.menuHint, roles: ['reviewer', 'admin'] },
  { url: '/staff/tasks/index', title: tasks.title, hint: tasks.menuHint, roles: everybody },
  { url: '/staff/visits/index', title: plan.title, hint: plan.menuHint, roles: ['clerk', 'reviewer', 'admin'] },
  { url: '/staff/visit/index', title: roundPage.title, hint: roundPage.menuHint, roles: ['visitor'] },
  { url: '/staff/appeals/index', title: appeals.title, hint: appeals.menuHint, roles: ['reviewer', 'admin'] },
  { url: '/staff/kiosks/index', title: staffKiosks.title, hint: staffKiosks.menuHint, roles: ['clerk', 'admin'] },
  { url: '/staff/cases/index', title: cases.title, hint: cases.menuHint, roles: ['reviewer', 'admin'] },
  { url: '/staff/overpayments/index', title: overpayments.title, hint: overpayments.menuHint, roles: ['clerk', 'reviewer', 'admin'] },
  { url: '/staff/dashboard/index', title: dashboard.title, hint: dashboard.menuHint, roles: ['reviewer', 'admin'] },
  { url: '/staff/roster/index', title: rosterPage.title, hint: rosterPage.lead, roles: ['admin'] },
  { url: '/staff/export/index', title: exportPage.title, hint: exportPage.lead, roles: ['admin'] },
  { url: '/staff/policy/index', title: studio.title, hint: studio.hint, roles: ['admin', 'reviewer'] },
  { url: '/staff/notices/index', title: staffBoard.title, hint: staffBoard.menuHint, roles: ['admin'] },
  { url: '/staff/stops/index', title: stops.title, hint: stops.menuHint, roles: everybody },
  { url: '/staff/colleagues/index', title: colleagues.title, hint: colleagues.menuHint, roles: ['admin'] },
  { url: '/staff/password/index', title: ownPassword.title, hint: ownPassword.menuHint, roles: everybody },
]

export const menuOf = (roles: readonly StaffRole[]): MenuItem[] => MENU.filter((item) => item.roles.some((role) => roles.includes(role)))
