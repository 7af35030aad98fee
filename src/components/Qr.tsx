import { Image } from '@tarojs/components'
import { create } from 'qrcode'
import { a11y } from './a11y'

/** Blank modules around the code (ISO/IEC 18004 asks for 4). */
const QUIET = 4

/** An address as an SVG picture: one path, no canvas, so it is the same on every platform. */
function qrPicture(address: string): string {
  // as bytes: for a string the library needs TextEncoder, which WeChat on iOS does not have
  const bytes = Uint8Array.from(address.replace(/[^\x21-\x7e]+/g, encodeURIComponent), (letter) => letter.charCodeAt(0))
  const { size, data } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' }).modules
  let path = ''
  for (let i = 0; i < data.length; i++) if (data[i]) path += `M${(i % size) + QUIET} ${Math.floor(i / size) + QUIET}h1v1h-1z`
  const side = size + 2 * QUIET
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`
    + `<rect width="${side}" height="${side}" fill="#fff"/><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

export function Qr({ address, label }: { address: string; label: string }) {
  // the browser's picture lies inside the named one: it says nothing of its own
  return <Image className='qr' src={qrPicture(address)} imgProps={{ alt: '' }} {...a11y('img', label)} />
}
