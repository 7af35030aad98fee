import { fillKnown } from '@/copy/fill'
import { stopItems } from '@/copy/staff-stops'
import type { StopItem } from '@/domain/stop'

/** What one item lacks, in words. */
export const lackOf = ({ name, have, need }: StopItem): string => fillKnown(stopItems[name].lacks, { n: Math.max(need - have, 0) })
