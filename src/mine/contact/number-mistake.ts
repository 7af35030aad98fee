import { contact as copy } from '@/copy/contact'
import { fill } from '@/copy/fill'
import { isMobile } from '@/domain/contact-change'

/** As people write numbers: with blanks and dashes between. */
export const digitsOf = (text: string): string => text.replace(/[\s-]/g, '')

export function numberMistake(phone: string): string | null {
  if (phone.length !== 11) return fill(copy.number.length, { n: phone.length })
  return isMobile(phone) ? null : copy.number.wrong
}
