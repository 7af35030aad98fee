/** `npm run evaluate` from end to end, on people who are drawn. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { dismiss } from '../../cloudfunctions/face/crew'
import { inspectPhoto } from '../../cloudfunctions/face/engine'
import { drawReport } from '../../evaluate/picture/sheet'
import { reportText } from '../../evaluate/print/report-text'
import { evaluate, type Report } from '../../evaluate/report'
import { CAST, personOf } from '../../local/people/cast'
import { idPhoto } from '../../local/people/id-photo'

jest.setTimeout(180_000)

const dir = mkdtempSync(join(tmpdir(), 'anxin-evaluate-'))
const { HOME } = process.env
let report: Report

beforeAll(async () => {
  // looked at below: what the workers leave at home
  process.env.HOME = dir
  process.env.NODE_NO_WARNINGS = '1'
  const [right, other] = [await idPhoto(personOf(CAST[0])), await idPhoto(personOf(CAST[1]))]
  const put = (name: string, bytes: Buffer | string) => writeFileSync(join(dir, name), bytes)
  put('right_1.jpg', right)
  put('right_2.jpg', await sharp(right).resize(240).linear(0.8, 5).jpeg({ quality: 70 }).toBuffer())
  put('other_1.jpg', other)
  put('wall_1.jpg', await sharp({ create: { width: 300, height: 400, channels: 3, background: '#c8b8a8' } }).jpeg().toBuffer())
  put('pairs.csv', [
    'path_a,path_b,same,group', 'right_1.jpg,right_2.jpg,1,drawn', 'right_1.jpg,other_1.jpg,0,drawn', 'right_1.jpg,wall_1.jpg,1,drawn',
    'right_2.jpg,nobody_1.jpg,1,drawn',
  ].join('\r\n'))
  for (const name of ['right-blink-mouth', 'no-face', 'swap-halfway']) copyFileSync(join(__dirname, '../clips', `${name}.mp4`), join(dir, `${name}.mp4`))
  put('clips.csv', 'path,actions_in_order,events,talking\nright-blink-mouth.mp4,blink>mouth_open,blink@1.3-1.6;mouth_open@2.6-3.6;blink@5-5.2,0\nno-face.mp4,no_face,,0\n')
  put('spoof.csv', 'path,label,kind,media\nswap-halfway.mp4,spoof,swap,\nright_1.jpg,live,photo,image\nright_1.jpg,maybe,,\n')
  put('text.mp4', '#EXTM3U\n/etc/passwd\n')
  put('cut.jpg', right.subarray(0, 3000))
  put('hostile.csv', 'path,slot,expected\ntext.mp4,video,reject\ncut.jpg,reference photo,reject\nother_1.jpg,photo,accept\n')
  report = await evaluate(dir, ['pairs', 'clips', 'spoof', 'hostile'])
})
afterAll(async () => {
  process.env.HOME = HOME
  delete process.env.NODE_NO_WARNINGS
  await dismiss()
  rmSync(dir, { recursive: true })
})

test('pairs are compared as the product compares; what cannot be is lost or missing', () => {
  const [all, drawn] = report.pairs!.groups
  expect(all).toMatchObject({ group: 'all', genuine: 1, impostor: 1, lost: { genuine: 1, impostor: 0 }, missing: 1, eer: 0, eerWithLost: 0.5, eerInterval: null })
  expect(all?.bands).toEqual({ genuine: { match: 1, review: 0, refuse: 0 }, impostor: { match: 0, review: 0, refuse: 1 } })
  expect(drawn).toEqual({ ...all, group: 'drawn' })
  expect(report.pairs!.photos).toMatchObject({ unique: 5, missing: 1, refused: { noFace: 1 } })
})

test('events are found, the made-up one is missed, the order is right and its reverse is not', () => {
  const [all] = report.clips!.figures
  expect(all).toMatchObject({
    clips: 2, judged: 1, scenes: { clips: 1, refused: 1 }, order: { right: 1, of: 1 }, reversed: { refused: 1, of: 1 },
    events: { blink: { labelled: 2, found: 1, missed: 1, false: 0 }, openMouth: { labelled: 1, found: 1, missed: 0, false: 0 } },
  })
})

test('an attack is refused by a signal, a living picture is not; a malformed row is named', () => {
  expect(report.spoof!.signalsAlone.filter(({ kind }) => kind === 'all').map(({ isLive, error }) => [isLive, error])).toEqual([[false, 0], [true, 0]])
  expect(report.problems).toEqual(['spoof.csv:4: label is "maybe", not one of live, spoof'])
})

test('hostile files are refused and the engine lives on', () => {
  expect(report.hostile!.outcomes).toEqual({ accept: 1, reject: 2, crash: 0, hang: 0, missing: 0 })
  expect(report.hostile!.asExpected).toEqual({ right: 3, of: 3 })
  expect(report.cost.workers.replaced).toBe(0)
})

test('the report reads, and its picture is one', async () => {
  const text = reportText(report)
  for (const words of ['Pairs', 'Clips', 'Spoof', 'Hostile files', 'APCER 0.0 %', 'noFace', 'spoof.csv:4']) expect(text).toContain(words)
  const file = join(dir, 'report.png')
  expect(await drawReport(report, file, null)).toBe(true)
  expect(await sharp(readFileSync(file)).metadata()).toMatchObject({ format: 'png', width: 3120 })
})

test('a photo in production is judged, its face code stays in the worker', async () => {
  expect(await inspectPhoto(readFileSync(join(dir, 'right_1.jpg')))).toEqual({ ok: true })
})

test('the workers leave nothing at home', () => {
  expect(existsSync(join(dir, '.cache'))).toBe(false)
})
