import type { PageState } from '@/components/Page'
import { frame, troubles } from '@/copy/staff'

/** What went wrong with something that was tried on a page that stays; '' when nothing did. */
export function troubleWords(state: PageState): string {
  if (state.kind === 'failed') return troubles[state.code].title
  return state.kind === 'offline' ? frame.offline.title : ''
}
