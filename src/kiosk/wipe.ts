import { callKiosk } from '@/api/kiosk'
import { stopSpeaking } from '@/device/voice'

/**
 * The end of a visit, whichever way it ended. The screen has let go of everything already; here the browser does: what a page may have
 * stored, what is being read aloud, and, where the server can be reached to get the page anew, the page's whole memory. The machine's key
 * stays (device/kiosk-key.ts). Offline a reload would leave the browser's own error page.
 */
export async function wipe(visitId: string | null): Promise<void> {
  stopSpeaking()
  sessionStorage.clear()
  localStorage.clear()
  performance.clearResourceTimings()
  const isOnline = await (visitId ? callKiosk('visit.end', { visitId }) : callKiosk('state', {})).then(() => true, () => false)
  if (isOnline) location.reload()
}
