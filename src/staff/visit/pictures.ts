/** Pictures as they are sent: JPEG, small enough for a village's network, large enough to read a card. */

/** Longer side, px; a card that fills half of it can still be read. */
const MOST_PX = 1280
const QUALITY = 0.8

export const base64Of = (canvas: HTMLCanvasElement): string => canvas.toDataURL('image/jpeg', QUALITY).split(',')[1] ?? ''

/** `14:05` on a Chinese wall clock. */
export const printTime = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)

const sizeOf = (source: HTMLVideoElement | ImageBitmap): [number, number] =>
  source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height]

/** `stamp`: written into the lower edge. */
export function jpegOf(source: HTMLVideoElement | ImageBitmap, stamp: string | null): string {
  const [width, height] = sizeOf(source)
  const scale = Math.min(1, MOST_PX / Math.max(width, height, 1))
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * scale), height: Math.round(height * scale) })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  if (stamp) {
    const size = Math.round(canvas.height / 14)
    context.fillStyle = '#000'
    context.fillRect(0, canvas.height - size * 1.6, canvas.width, size * 1.6)
    context.fillStyle = '#fff'
    context.font = `${size}px sans-serif`
    context.fillText(stamp, size / 2, canvas.height - size / 2)
  }
  return base64Of(canvas)
}
