/** Boxes that lie, ask for other files, or promise more than a machine can hold. */
import { deflateSync } from 'node:zlib'
import { add, avcC, box, boxAt, find, lying, sequenceHeader, swap, u16, u32, u64 } from './boxes'
import { picture, X264, type Encoder } from './encoder'

/** `either`: whether the decoder gets something out of it may change with its version. */
export type Outcome = 'frames' | 'refused' | 'either'
export type Hostile = [name: string, file: () => string, outcome: Outcome]

const STBL = 'moov.trak.mdia.minf.stbl'
const FULL = u32(0)
const MANY = 0xffffffff

/** A Mac alias record: the way in which old QuickTime files name another file by its path. */
function alias(path: string): Buffer {
  const name = Buffer.concat([Buffer.from([path.length]), Buffer.from(path.padEnd(63, '\0'))])
  const volume = Buffer.concat([Buffer.from([1]), Buffer.from('/'.padEnd(27, '\0'))])
  const entries = Buffer.concat([u16(2), u16(path.length), Buffer.from(path.padEnd(path.length + (path.length % 2), '\0')), u16(0xffff), u16(0)])
  return box('alis', FULL, Buffer.alloc(10), volume, Buffer.alloc(12), name, Buffer.alloc(16), u16(1), u16(1), Buffer.alloc(16), entries)
}

/** The tag "name" = value as QuickTime's key list writes it: also the name is free text. */
function tagged(name: string, value: string): Buffer {
  return box('meta', box('hdlr', FULL, FULL, 'mdta', Buffer.alloc(13)),
    box('keys', FULL, u32(1), lying(name.length + 8, 'mdta', name)),
    box('ilst', lying(value.length + 24, '\0\0\0\x01', box('data', u32(1), FULL, value))))
}

export function mp4Files({ make, read, write }: Encoder): Hostile[] {
  const good = read(make('base.mp4', picture('160x120'), ...X264, '-profile:v', 'baseline'))
  const broken = read(make('pieces.mp4', picture('160x120'), ...X264, '-movflags', 'frag_keyframe+empty_moov'))
  const { start: moov } = find(good, 'moov')
  const sized = (size: Buffer) => Buffer.concat([good.subarray(0, moov), size, good.subarray(moov + 4)])
  const table = (name: string, ...content: Buffer[]) => swap(good, `${STBL}.${name}`, box(name, FULL, ...content))
  const dref = (entry: Buffer) => swap(good, 'moov.trak.mdia.minf.dinf.dref', box('dref', FULL, u32(1), entry))
  const edits = (...entries: [bigint, bigint, number][]) => swap(good, 'moov.trak.edts', box('edts',
    box('elst', u32(1 << 24), u32(entries.length), ...entries.flatMap(([length, at, rate]) => [u64(length), u64(at), u32(rate)]))))
  const header = (parts: Buffer) => swap(good, `${STBL}.stsd.avc1.avcC`, parts)
  const nested = (type: string, depth: number) => Array.from({ length: depth }).reduce<Buffer>((inner) => box(type, inner), Buffer.alloc(0))
  const trak = boxAt(good, 'moov.trak')
  const cover = box('udta', box('meta', FULL, box('hdlr', FULL, FULL, 'mdir', Buffer.alloc(13)), box('ilst', box('covr', box('data', u32(13), FULL, Buffer.alloc(200_000, 255))))))
  const files: [string, () => Buffer, Outcome][] = [
    ['its data in /etc/passwd', () => dref(box('url ', FULL, 'file:///etc/passwd\0')), 'either'],
    ['its data on a web server', () => dref(box('url ', FULL, 'http://127.0.0.1:9/x.mp4\0')), 'either'],
    ['its data behind a Mac alias', () => dref(alias('/etc/passwd')), 'either'],
    ['a film that refers to another one', () => Buffer.concat([boxAt(good, 'ftyp'), box('moov', box('rmra', box('rmda', box('rdrf', FULL, 'url ', u32(25), 'http://127.0.0.1:9/x.mp4\0'))))]), 'refused'],
    ['an edit list that loops 20,000 times', () => edits(...Array.from({ length: 20_000 }, (): [bigint, bigint, number] => [1000n, 0n, 65536])), 'either'],
    ['an edit list with ten empty hours first', () => edits([36_000_000n, -1n, 65536], [1000n, 0n, 65536]), 'either'],
    ['an edit list before the beginning of time', () => edits([1000n, -(1n << 62n), 65536], [-5n, 1n << 62n, 0]), 'either'],
    ['an index of 4 GB', () => sized(u32(MANY)), 'either'],
    ['an index of no size', () => sized(u32(0)), 'either'],
    ['an index of seven bytes', () => sized(u32(7)), 'refused'],
    ['an index whose size is negative in 64 bits', () => Buffer.concat([good.subarray(0, moov), u32(1), Buffer.from('moov'), u64(-16n), good.subarray(moov + 8)]), 'refused'],
    ['an index of 2^63 bytes', () => Buffer.concat([good.subarray(0, moov), u32(1), Buffer.from('moov'), u64((1n << 63n) - 1n), good.subarray(moov + 8)]), 'either'],
    ['boxes in boxes, 3,000 deep', () => Buffer.concat([boxAt(good, 'ftyp'), nested('moov', 3000)]), 'refused'],
    ['tracks in tracks, 3,000 deep', () => add(good, 'moov', nested('trak', 3000)), 'either'],
    ['four billion sample sizes', () => table('stsz', FULL, u32(MANY)), 'refused'],
    ['four billion samples of one byte', () => swap(swap(swap(good, `${STBL}.stsz`, box('stsz', FULL, u32(1), u32(MANY))),
      `${STBL}.stts`, box('stts', FULL, u32(1), u32(MANY), u32(1))), `${STBL}.stsc`, box('stsc', FULL, u32(1), u32(1), u32(MANY), u32(1))), 'either'],
    ['ten million empty samples', () => swap(swap(swap(good, `${STBL}.stsz`, box('stsz', FULL, u32(1), u32(1e7))),
      `${STBL}.stts`, box('stts', FULL, u32(1), u32(1e7), u32(1))), `${STBL}.stsc`, box('stsc', FULL, u32(1), u32(1), u32(1e7), u32(1))), 'either'],
    ['four billion times', () => table('stts', u32(MANY)), 'either'],
    ['times that run backwards', () => table('stts', u32(1), u32(15), u32(-1000)), 'either'],
    ['times of half a day each', () => table('stts', u32(1), u32(15), u32(0x7fffffff)), 'either'],
    ['samples beyond the end of the file', () => table('stco', u32(1), u32(0x7ffffff0)), 'refused'],
    ['samples before the beginning of the file', () => swap(good, `${STBL}.stco`, box('co64', FULL, u32(1), u64(-4096n))), 'refused'],
    ['four billion descriptions', () => { const file = Buffer.from(good); file.writeUInt32BE(MANY, find(file, `${STBL}.stsd`).start + 12); return file }, 'either'],
    ['a clock that stands still', () => { const file = Buffer.from(good); file.writeUInt32BE(0, find(file, 'moov.trak.mdia.mdhd').start + 20); return file }, 'either'],
    ['a clock of four billion ticks', () => { const file = Buffer.from(good); file.writeUInt32BE(MANY, find(file, 'moov.trak.mdia.mdhd').start + 20); return file }, 'either'],
    ['ten hours, it says', () => { const file = Buffer.from(good); file.writeUInt32BE(36_000_000, find(file, 'moov.mvhd').start + 24); return file }, 'either'],
    ['a turn by no angle', () => { const file = Buffer.from(good); file.fill(255, find(file, 'moov.trak.tkhd').start + 48, find(file, 'moov.trak.tkhd').start + 84); return file }, 'either'],
    ['an index packed 1 to 1000', () => Buffer.concat([boxAt(good, 'ftyp'), box('moov', box('cmov', box('dcom', 'zlib'), box('cmvd', u32(1 << 30), deflateSync(Buffer.alloc(20_000_000)))))]), 'refused'],
    ['pictures of 16384 x 16384', () => header(avcC(sequenceHeader(1024, 1024))), 'refused'],
    ['pictures of a million pixels in a row', () => header(avcC(sequenceHeader(65536, 4))), 'refused'],
    ['31 sequence headers that are not there', () => header(avcC(sequenceHeader(10, 8), undefined, 255)), 'refused'],
    ['a configuration cut off', () => header(box('avcC', Buffer.from([1, 66, 0]))), 'refused'],
    ['a hole of 2 GB', () => Buffer.concat([boxAt(good, 'ftyp'), lying(0x7fffffff, 'free', Buffer.alloc(100)), good.subarray(moov)]), 'refused'],
    ['a fragment of four billion frames', () => swap(broken, 'moof.traf.trun', box('trun', u32(0), u32(MANY))), 'either'],
    ['a segment index that is not there', () => Buffer.concat([boxAt(broken, 'ftyp'), box('sidx', FULL, u32(1), u32(1000), FULL, FULL, u32(MANY)), boxAt(broken, 'moov')]), 'refused'],
    ['encrypted', () => { const file = Buffer.from(good); file.write('encv', find(file, `${STBL}.stsd.avc1`).start + 4); return file }, 'refused'],
    ['a cover picture of nothing', () => add(good, 'moov', cover), 'either'],
    ['a tag that talks like the decoder', () => add(good, 'moov', tagged('x\n  Stream #0:0: Video: h264, yuv420p, 9999x9999, 30 fps', 'y')), 'either'],
    ['a tag of 200,000 characters', () => add(good, 'moov', tagged('x\n'.repeat(100_000), 'y')), 'either'],
    ['1,500 tracks', () => add(good, 'moov', ...Array.from({ length: 1500 }, () => trak)), 'refused'],
    ['100,000 small boxes first', () => Buffer.concat([boxAt(good, 'ftyp'), ...Array.from({ length: 100_000 }, () => box('free')), boxAt(good, 'moov')]), 'refused'],
    ['an archive behind it', () => Buffer.concat([good, Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]), 'frames'],
    ['a song\'s tag before it', () => Buffer.concat([Buffer.from('ID3\x03\0\0\0\0\0\x0a', 'latin1'), Buffer.alloc(10), good]), 'refused'],
    ['a web page behind the first box', () => Buffer.concat([boxAt(good, 'ftyp'), Buffer.from('<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>')]), 'refused'],
    ['subtitles behind the first box', () => Buffer.concat([boxAt(good, 'ftyp'), Buffer.from('\n1\n00:00:00,000 --> 00:00:09,000\nfile:///etc/passwd\n')]), 'refused'],
    ['the first box a thousand times', () => Buffer.concat([...Array.from({ length: 1000 }, () => boxAt(good, 'ftyp')), good]), 'either'],
  ]
  return files.map(([name, bytes, outcome], i) => [`mp4: ${name}`, () => write(`boxes-${i}.mp4`, bytes()), outcome])
}
