import type { Place } from './place'

/** The map's own page for a place, by the outlet's name and position alone; nothing of the person goes along, not even where they come from. */
export function showOnMap({ name, lat, lng }: Place): void {
  const address = `https://uri.amap.com/marker?position=${lng},${lat}&name=${encodeURIComponent(name)}&coordinate=wgs84&callnative=1`
  window.open(address, '_blank', 'noopener,noreferrer')
}
