/** What makes a small photo dear to open, and that neither libvips' pixel limit nor its timeout stops: looked for before it is opened. */

/**
 * Cameras and web tools write 1 to 12 scans, a thumbnail has its own. Origin: at 36 megapixels a scan that says nothing costs 2 ms and 76
 * bytes, so 10 MB of them hold a core for five minutes.
 */
const MAX_SCANS = 100

/** Beginnings of a scan (with a length that fits its count of components, else the decoder stops there), wherever they stand. */
export function hasTooManyScans(jpeg: Buffer): boolean {
  let scans = 0
  for (let at = jpeg.indexOf(SCAN); at >= 0; at = jpeg.indexOf(SCAN, at + 3)) {
    const components = jpeg[at + 4] ?? 0
    if (components >= 1 && components <= 4 && jpeg[at + 3] === 6 + 2 * components && ++scans > MAX_SCANS) return true
  }
  return false
}
/** Marker, and the upper byte of the length. */
const SCAN = Buffer.from([0xff, 0xda, 0x00])

/** What a picture is made of; `eXIf` says how it was held. */
const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'gAMA', 'cHRM', 'sRGB', 'eXIf'])

/**
 * Without texts and colour profile. Origin: the decoder unpacks each text (up to 8 MB out of 8 kB) and keeps several copies: 400 kB became
 * 2.8 GB. Chunks are copied whole, so a broken one is still found by the decoder.
 */
export function withoutTexts(png: Buffer): Buffer {
  const kept = [png.subarray(0, 8)]
  for (let at = 8; at < png.length;) {
    const end = at + 8 <= png.length ? at + 12 + png.readUInt32BE(at) : png.length
    if (NEEDED.has(png.toString('latin1', at + 4, at + 8))) kept.push(png.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}
