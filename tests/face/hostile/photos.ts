/** Still pictures as a stranger may upload them. */
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { Outcome } from './mp4-files'
import { chunk, png, PNG, remarked, rows, scans, segment, sized, webp, withSegment } from './pictures'

export type Photo = [name: string, bytes: Buffer, outcome: Outcome]

const ZEROS = Buffer.alloc(40e6)
const noise = (length: number) => Buffer.from(Array.from({ length }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 253))
const zip = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)])
const FOREIGN: Record<string, string | Buffer> = {
  SVG: '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><image href="file:///etc/passwd"/></svg>',
  PDF: '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj',
  BMP: Buffer.concat([Buffer.from('424d', 'hex'), noise(200)]),
  PSD: Buffer.concat([Buffer.from('8BPS\0\x01'), noise(200)]),
  EXR: Buffer.concat([Buffer.from('762f3101', 'hex'), noise(200)]),
  HEIC: Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), noise(200)]),
  'a script': '<?php system("id"); ?>',
}

/** Made before the first photo is read: from then on sharp opens nothing but what we let in. */
export async function hostilePhotos(): Promise<Photo[]> {
  const plain = () => sharp(noise(120 * 90 * 3), { raw: { width: 120, height: 90, channels: 3 } })
  const jpeg = await plain().jpeg().toBuffer()
  const progressive = await plain().jpeg({ progressive: true }).toBuffer()
  const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c8b8a8' } })
  const whole: Record<string, Buffer> = { JPEG: jpeg, PNG: await plain().png().toBuffer(), WebP: await plain().webp().toBuffer() }
  const foreign: Record<string, string | Buffer> = {
    ...FOREIGN, GIF: await plain().gif().toBuffer(), TIFF: await plain().tiff().toBuffer(), AVIF: await plain().heif({ compression: 'av1' }).toBuffer(),
  }
  const packed = Buffer.from(deflateSync(ZEROS))
  const profile = Buffer.concat([Buffer.from('x\0\0'), packed])
  const text = deflateSync(ZEROS.subarray(0, 7.9e6))
  const small = { data: rows(99, 99, 3) }

  return [
    ['nothing', Buffer.alloc(0), 'refused'],
    ['one byte', Buffer.from([0xff]), 'refused'],
    ...Object.entries(foreign).flatMap(([name, bytes]): Photo[] => [
      [`${name}`, Buffer.from(bytes as string), 'refused'],
      [`${name} behind a JPEG's magic`, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(bytes as string)]), 'refused'],
      [`${name} behind a PNG's magic`, Buffer.concat([PNG, Buffer.from(bytes as string)]), 'refused'],
    ]),
    ...Object.entries(whole).flatMap(([name, bytes]) => Array.from({ length: 9 }, (_, i): Photo =>
      [`${name} cut off at ${(i + 1) * 10} %`, bytes.subarray(0, (bytes.length * (i + 1)) / 10), 'refused'])),
    ['noise behind a JPEG\'s magic', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), noise(9000)]), 'refused'],
    ['noise behind a PNG\'s magic', Buffer.concat([PNG, noise(9000)]), 'refused'],
    ['noise behind a WebP\'s magic', webp(99, 99, noise(9000)), 'refused'],
    ['a PNG of 50,000 x 50,000', png(50_000, 50_000, small), 'refused'],
    ['a PNG of 2^31 x 2^31', png(2 ** 31 - 1, 2 ** 31 - 1, small), 'refused'],
    ['a PNG of no size', png(0, 0, small), 'refused'],
    ['16 megapixels of 16 bits and four channels in a few bytes', png(4000, 4000, { bits: 16, colour: 6, data: rows(4000, 4000, 8) }), 'frames'],
    ['a PNG with 40 MB for 99 x 99 pixels', png(99, 99, { data: packed }), 'frames'],
    ['a PNG with a colour profile packed 1 to 1000', png(99, 99, { ...small, more: [chunk('iCCP', profile)] }), 'frames'],
    ['a PNG with a text packed 1 to 1000', png(99, 99, { ...small, more: [chunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), packed]))] }), 'frames'],
    ['a PNG with 1,000 texts of 8 MB in 8 kB each', png(99, 99, { ...small, more: Array.from({ length: 1000 }, () => chunk('zTXt', Buffer.concat([Buffer.from('x\0\0'), text]))) }), 'frames'],
    ['a PNG with 20 international texts packed 1 to 1000', png(99, 99, { ...small, more: Array.from({ length: 20 }, () => chunk('iTXt', Buffer.concat([Buffer.from('x\0\x01\0\0\0'), packed]))) }), 'frames'],
    ['a PNG with 100,000 texts', png(99, 99, { ...small, more: Array.from({ length: 100_000 }, () => chunk('tEXt', Buffer.from('a\0b'))) }), 'frames'],
    ['a PNG whose palette is missing', png(99, 99, { colour: 3, data: rows(99, 99, 1) }), 'refused'],
    ['an animated PNG', png(99, 99, { ...small, more: [chunk('acTL', Buffer.from([0x7f, 255, 255, 255, 0, 0, 0, 0]))] }), 'frames'],
    ['a JPEG of 65,500 x 65,500', sized(jpeg, 0xc0, 65_500, 65_500), 'refused'],
    ['a progressive JPEG of 6,000 x 6,000 in 20 kB', sized(progressive, 0xc2, 6000, 6000), 'either'],
    ['a JPEG of no height', sized(jpeg, 0xc0, 120, 0), 'refused'],
    ['a JPEG with 90,000 scans of nothing', scans(6000, 90_000), 'refused'],
    ['a JPEG with 90 scans of nothing', scans(2000, 90), 'frames'],
    ['a JPEG in arithmetic code', remarked(jpeg, 0xc0, 0xc9), 'either'],
    ['a JPEG without loss', remarked(jpeg, 0xc0, 0xc3), 'refused'],
    ['a JPEG of 12 bits', (() => { const out = Buffer.from(jpeg); out[segment(out, 0xc0) + 4] = 12; return out })(), 'refused'],
    ['a JPEG with nonsense for EXIF', withSegment(jpeg, 0xe1, Buffer.concat([Buffer.from('Exif\0\0MM\0*'), Buffer.alloc(60_000, 255)])), 'frames'],
    ['a JPEG whose EXIF points to itself', withSegment(jpeg, 0xe1, Buffer.concat([Buffer.from('Exif\0\0II*\0\x08\0\0\0', 'latin1'), Buffer.from('010012010300010000000900000008000000', 'hex')])), 'frames'],
    ['a JPEG with nonsense for a colour profile', withSegment(jpeg, 0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), noise(5000)])), 'frames'],
    ['a JPEG that begins with 300 segments', Array.from({ length: 300 }).reduce<Buffer>((file) => withSegment(file, 0xe5, Buffer.alloc(9000)), jpeg), 'frames'],
    ['a JPEG with an archive behind it', Buffer.concat([jpeg, zip]), 'frames'],
    ['a JPEG with a web page in its comment', withSegment(jpeg, 0xfe, Buffer.from('<script>alert(1)</script>')), 'frames'],
    ['an animated picture in the wrapping of a sound file', Buffer.concat([Buffer.from('RIFF\xff\0\0\0AVI ', 'latin1'), noise(500)]), 'refused'],
    ['a WebP canvas of 16,384 x 16,384', webp(16_384, 16_384), 'refused'],
    ['a WebP canvas without a picture', webp(99, 99), 'refused'],
    ['one pixel', await flat(1, 1).png().toBuffer(), 'frames'],
    ['a line of 40,000 pixels', await flat(1, 40_000).png().toBuffer(), 'frames'],
    ['39 megapixels in a strip', await flat(65_000, 600).jpeg().toBuffer(), 'frames'],
    ['more pixels than we open', await flat(8000, 6000).png().toBuffer(), 'refused'],
    ['more bytes than we read', Buffer.concat([jpeg, Buffer.alloc(10 * 2 ** 20)]), 'refused'],
  ]
}
