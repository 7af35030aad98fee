/** Elements that lie: sizes, nesting, laces, packed content, links to other files. */
import { deflateSync } from 'node:zlib'
import { block, element, float, framesOf, head, track, uint, VOID, webm, type Parts } from './ebml'
import { picture, VP8, type Encoder } from './encoder'
import type { Hostile, Outcome } from './mp4-files'

const nested = (id: string, depth: number) => Array.from({ length: depth }).reduce<Buffer>((inner) => element(id, inner), Buffer.alloc(0))
/** Content that is packed by zlib and must be unpacked before it is read. */
const packed = (scope: number) => element('6d80', element('6240', [uint('5031', 0), uint('5032', scope), uint('5033', 0), element('5034', [uint('4254', 0)])]))

export function webmFiles({ make, read, write }: Encoder): Hostile[] {
  const frames = framesOf(read(make('base.ivf', picture('160x120'), ...VP8)))
  const [key = Buffer.alloc(0)] = frames
  const blocks = frames.map((frame, i) => block(i * 67, frame))
  const file = (parts: Partial<Parts>) => () => webm({ blocks, ...parts })
  const attachment = (name: string, size: number) => element('1941a469', element('61a7', [element('466e', name), element('4660', 'application/x-truetype-font'), uint('46ae', 1), element('465c', Buffer.alloc(size))]))
  const bomb = deflateSync(Buffer.alloc(25_000_000))
  const files: [string, () => Buffer, Outcome][] = [
    ['as it should be', file({}), 'frames'],
    ['only its head', () => head(), 'refused'],
    ['a kind that does not exist', file({ kind: 'x' }), 'either'],
    ['a kind of a thousand letters', file({ kind: 'webm'.repeat(250) }), 'either'],
    ['100,000 voids', file({ before: Array.from({ length: 100_000 }, () => element(VOID, '')) }), 'either'],
    ['a void of 2^55 bytes', file({ before: [element(VOID, 'x', 1n << 55n)] }), 'either'],
    ['a cluster without end', file({ clusterSize: null }), 'frames'],
    ['a cluster larger than the file', file({ clusterSize: 1n << 40n }), 'either'],
    ['a segment of nothing', file({ segmentSize: 0 }), 'either'],
    ['segments in segments, 3,000 deep', () => Buffer.concat([head(), nested('18538067', 3000)]), 'refused'],
    ['tags in tags, 2,000 deep', file({ before: [element('1254c367', element('7373', nested('67c8', 2000)))] }), 'either'],
    ['chapters in chapters, 2,000 deep', file({ before: [element('1043a770', element('45b9', nested('b6', 2000)))] }), 'either'],
    ['a lace of 255 frames in three bytes', file({ blocks: [block(0, key), block(67, Buffer.from([1, 2, 3]), 0x06, Buffer.from([254]))] }), 'either'],
    ['a lace whose sizes go below zero', file({ blocks: [block(0, key), block(67, key, 0x06, Buffer.from([3, 0x81, 0x80, 0x80]))] }), 'either'],
    ['a lace of equal parts that do not fit', file({ blocks: [block(0, key), block(67, key, 0x04, Buffer.from([6]))] }), 'either'],
    ['frames packed 1 to 1000', file({ tracks: [track({ more: [packed(1)] })], blocks: [block(0, bomb), block(67, bomb)] }), 'refused'],
    ['200 frames packed 1 to 1000', file({ tracks: [track({ more: [packed(1)] })], blocks: Array.from({ length: 200 }, (_, i) => block(i * 67, bomb)) }), 'refused'],
    ['its private data packed 1 to 1000', file({ tracks: [track({ more: [packed(2), element('63a2', bomb)] })] }), 'either'],
    ['a table of contents that points to itself', file({ before: [element('114d9b74', element('4dbb', [element('53ab', Buffer.from('114d9b74', 'hex')), uint('53ac', 0)]))] }), 'either'],
    ['cues to nowhere', file({ before: [element('1c53bb6b', Array.from({ length: 20_000 }, (_, i) => element('bb', [uint('b3', i), element('b7', [uint('f7', 1), uint('f1', (1n << 62n) + BigInt(i))])])))] }), 'either'],
    ['a clock that stands still', file({ info: [uint('2ad7b1', 0)] }), 'either'],
    ['a clock of 2^62', file({ info: [uint('2ad7b1', 1n << 62n)] }), 'either'],
    ['a length that is no number', file({ info: [float('4489', NaN)] }), 'either'],
    ['a length without end', file({ info: [float('4489', Infinity)] }), 'either'],
    ['a length of minus an hour', file({ info: [float('4489', -3_600_000)] }), 'either'],
    ['ten hours, it says', file({ info: [float('4489', 36_000_000)] }), 'refused'],
    ['begins after 300,000 years', file({ at: (1n << 63n) - 1n }), 'either'],
    ['jumps by half a minute', file({ blocks: blocks.map((_, i) => block(i < 8 ? i * 67 : 30_000 + i, frames[i] ?? key)) }), 'either'],
    ['times that run backwards', file({ blocks: [...frames.keys()].map((i) => block(900 - i * 60, frames[i] ?? key)) }), 'either'],
    ['all frames at once', file({ blocks: frames.map((frame) => block(0, frame)) }), 'either'],
    ['1,000 tracks', file({ tracks: Array.from({ length: 1000 }, (_, i) => track({ number: i + 1 })) }), 'refused'],
    ['another codec in a Windows wrapping', file({ tracks: [track({ codec: 'V_MS/VFW/FOURCC', more: [element('63a2', Buffer.concat([Buffer.from('28000000a00000007800000001001800', 'hex'), Buffer.from('MJPG'), Buffer.alloc(20)]))] })] }), 'refused'],
    ['raw pictures', file({ tracks: [track({ codec: 'V_UNCOMPRESSED' })] }), 'refused'],
    ['four billion pixels each way', file({ tracks: [track({ width: 0xffffffffn, height: 0xffffffffn })] }), 'either'],
    ['pictures of nothing', file({ tracks: [track({ width: 0, height: 0 })] }), 'either'],
    ['a hidden picture track first', file({ tracks: [track({ number: 2, codec: 'V_MJPEG' }), track()] }), 'refused'],
    ['goes on in /etc/passwd', file({ info: [element('3e83bb', '/etc/passwd'), element('3c83ab', '/etc/passwd'), element('3eb923', Buffer.alloc(16, 1))] }), 'frames'],
    ['a font attached', file({ before: [attachment('font.ttf', 100_000)] }), 'frames'],
    ['an attachment that would overwrite a file', file({ before: [attachment('../../../etc/passwd', 10)] }), 'frames'],
    ['subtitles that ask for a file', file({ tracks: [track(), element('ae', [uint('d7', 2), uint('73c5', 2), uint('83', 17), element('86', 'S_TEXT/ASS'), element('63a2', '[Script Info]\nfile:///etc/passwd\n')])] }), 'frames'],
    ['noise for frames', file({ blocks: Array.from({ length: 200 }, (_, i) => block(i * 5, Buffer.from(Array.from({ length: 300 }, (__, j) => (i * 7919 + j * 104729) % 256)))) }), 'either'],
    ['one frame', file({ blocks: [block(0, key)] }), 'either'],
    ['a frame of 16383 x 16383', file({ blocks: [block(0, Buffer.concat([key.subarray(0, 6), Buffer.from('ff3fff3f', 'hex'), key.subarray(10)]))] }), 'refused'],
    ['400 frames of 4096 x 2304 in 20 bytes each', file({ tracks: [track({ width: 4096, height: 2304 })], blocks: Array.from({ length: 400 }, (_, i) => block(i * 40, Buffer.concat([key.subarray(0, 6), Buffer.from('00100009', 'hex'), key.subarray(10, 24)]))) }), 'either'],
  ]
  return files.map(([name, bytes, outcome], i) => [`webm: ${name}`, () => write(`elements-${i}.webm`, bytes()), outcome])
}
