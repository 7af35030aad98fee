import { fill } from '@/copy/fill'
import { dashboard as copy } from '@/copy/staff-dashboard'
import type { Cell } from '@/domain/dashboard/suppress'

export const shown = (cell: Cell): string => (cell === 'few' ? copy.few : cell === 'withheld' ? copy.withheld : cell.toLocaleString('zh-CN'))
export const percent = (n: number | null): string => (n === null ? copy.withheld : fill(copy.percent, { n }))
