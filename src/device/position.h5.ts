import { toHundredths, type Position } from '@/domain/outlet'

/** ms. Judgement: a phone indoors needs some seconds, and the districts are there meanwhile. */
const PATIENCE_MS = 10_000

/** About where the person is, in hundredths of a degree; null when they say no, or the browser does not know. */
export const roughPosition = (): Promise<Position | null> => new Promise((resolve) => {
  if (typeof navigator.geolocation === 'undefined') return resolve(null)
  navigator.geolocation.getCurrentPosition(
    ({ coords: { latitude, longitude } }) => resolve(toHundredths({ lat: latitude, lng: longitude })), () => resolve(null),
    { enableHighAccuracy: false, timeout: PATIENCE_MS, maximumAge: 600_000 },
  )
})
