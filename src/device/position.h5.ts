/** Where this phone is, WGS 84; null when it cannot or may not tell within so many ms. Nothing depends on it. */
export const positionNow = (patienceMs: number): Promise<{ lat: number; lng: number } | null> => new Promise((resolve) => {
  if (!navigator.geolocation) return resolve(null)
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude }), () => resolve(null), { timeout: patienceMs, maximumAge: 60_000 },
  )
})
