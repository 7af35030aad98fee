import { strToU8, unzipSync, zipSync } from 'fflate'
import { verifyChain } from '../../cloudfunctions/lib/audit'
import { writeXlsx } from '../../cloudfunctions/lib/exchange/xlsx-write'
import { phoneOf, withNewPhone } from '../../cloudfunctions/lib/contact'
import { asks, certify, dueSoon, enrol, startCloud, TODAY, type Cloud } from './cloud'
import { person } from './people'
import { csv, errorsOf, fileInMemory, HEADER, importRoster, line } from './rosters'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => { cloud = await startCloud() })
afterEach(() => cloud.close())

const people = async () => (await cloud.dump()).beneficiaries
const NONE = { added: 0, changed: 0, unchanged: 0, changes: {}, differs: 0, refused: 0, warned: 0, vanished: 0, returned: 0 }

test('a person of the roster can be found, is sealed, has a due day and a day for the sweep', async () => {
  const run = await importRoster(cloud, csv(line({ n: 0, phone: '13900000001', disabled: '是' })))
  expect(run).toMatchObject({ state: 'done', done: { counts: { ...NONE, rows: 1, added: 1 } }, leaseUntil: 0, planned: null })
  const [stored] = await people()
  const { secrets } = cloud.deps
  const { name, idNumber } = person(0)
  expect(stored).toMatchObject({
    region: '371100', idIndex: secrets.index('idNumber', idNumber), dueOn: '2026-01-15', nextActionOn: TODAY, sweptOn: null,
    street: '371102001', traits: { disabled: true }, photoFileId: null, eventSeq: 0, version: 1,
    benefits: [{ scheme: 'enterprise', startOn: '2010-05-01', lastCertifiedOn: '2025-01-15', status: 'active', suspendedFrom: null }],
  })
  if (!stored) return
  expect([secrets.open(stored._id, 'name', stored.nameEnc), secrets.open(stored._id, 'idNumber', stored.idEnc), secrets.open(stored._id, 'phone', stored.phoneEnc ?? '')])
    .toEqual([name, idNumber, '13900000001'])
  expect(JSON.stringify(await cloud.dump())).not.toMatch(new RegExp(`${name}|${idNumber}|13900000001`))
})

test('rows of one person become one person, wherever they stand', async () => {
  const run = await importRoster(cloud, csv(line({ n: 0 }), line({ n: 1 }), line({ n: 0, scheme: '供养亲属', startOn: '2019-02-01' })))
  expect(run.done.counts).toMatchObject({ rows: 3, added: 2 })
  expect((await people()).map(({ benefits }) => benefits.map(({ scheme }) => scheme))).toEqual([['enterprise', 'survivor'], ['enterprise']])
})

test('the same file again changes nothing', async () => {
  const file = csv(line({ n: 0, phone: '13900000001' }), line({ n: 1 }), line({ n: 0, scheme: '170' }))
  await importRoster(cloud, file)
  const before = await people()
  expect((await importRoster(cloud, file)).done.counts).toEqual({ ...NONE, rows: 3, unchanged: 2 })
  expect(await people()).toEqual(before)
})

test('what a file changes is counted by field, written, and in the person’s chain; a certification never goes back', async () => {
  await importRoster(cloud, csv(line({ n: 0, phone: '13900000001' }), line({ n: 1 })))
  const changed = csv(line({ n: 0, phone: '13900000002', certifiedOn: '2025-10-01' }), line({ n: 1, certifiedOn: '2024-01-01' }))
  const run = await importRoster(cloud, changed)
  expect(run.done.counts).toEqual({ ...NONE, rows: 2, changed: 1, unchanged: 1, changes: { phone: 1, certifiedOn: 1 } })
  const { beneficiaries: [first, second], events } = await cloud.dump()
  expect(first).toMatchObject({ dueOn: '2026-10-01', nextActionOn: '2026-07-03', version: 2, benefits: [{ lastCertifiedOn: '2025-10-01' }] })
  expect(second).toMatchObject({ version: 1, benefits: [{ lastCertifiedOn: '2025-01-15' }] })
  expect(events).toMatchObject([{ kind: 'rosterChanged', facts: { changes: ['phone', 'certifiedOn'], importId: run._id } }])
  expect(first && verifyChain(events, first)).toEqual({ ok: true })
})

const DAY_MS = 86_400_000
const [AGENCYS, FIRST, SECOND, NEWER] = ['13900000001', '13900000002', '13900000003', '13900000004'] as const
test.each<[string, string, string, string]>([
  ['the number it brought before', AGENCYS, 'the change counts on', SECOND],
  ['the person’s own newest', SECOND, 'the change counts on', SECOND],
  ['a newer number', NEWER, 'that one counts', NEWER],
])('after two changes a file brings %s (%s): %s', async (_file, phone, _then, expected) => {
  await importRoster(cloud, csv(line({ n: 0, phone: AGENCYS })))
  const { db, secrets } = cloud.deps
  const stored = async () => (await people())[0]!
  const changeTo = async (number: string) => {
    await db.table('beneficiaries').put(withNewPhone(secrets, await stored(), number, cloud.clock.at, 'self'))
    cloud.clock.at += 4 * DAY_MS
  }
  await changeTo(FIRST)
  await changeTo(SECOND)
  await importRoster(cloud, csv(line({ n: 0, phone })))
  expect(phoneOf(secrets, await stored(), cloud.clock.at)).toBe(expected)
})
test('a change that does not count yet goes on waiting, whatever a file brings', async () => {
  await importRoster(cloud, csv(line({ n: 0, phone: AGENCYS })))
  const { db, secrets } = cloud.deps
  await db.table('beneficiaries').put(withNewPhone(secrets, (await people())[0]!, FIRST, cloud.clock.at, 'self'))
  await importRoster(cloud, csv(line({ n: 0, phone: NEWER })))
  const [after] = await people()
  expect([0, 4 * DAY_MS].map((later) => after && phoneOf(secrets, after, cloud.clock.at + later))).toEqual([NEWER, FIRST])
})

test('a check says what would be and writes nobody', async () => {
  await importRoster(cloud, csv(line({ n: 0 }), line({ n: 1 })))
  const before = await cloud.dump()
  const file = csv(line({ n: 0, phone: '13900000001' }), line({ n: 2 }), line({ n: 3, idNumber: '1' }))
  const check = await importRoster(cloud, file, { mode: 'check' })
  const { imports: _i, importErrors: _e, ...after } = await cloud.dump()
  const { imports: _j, importErrors: _f, ...same } = before
  expect(after).toEqual(same)
  expect((await importRoster(cloud, file)).done.counts).toEqual(check.done.counts)
  expect(check.done.counts).toEqual({ ...NONE, rows: 3, added: 1, changed: 1, changes: { phone: 1 }, refused: 1, vanished: 1 })
})

test('every mistake is told by its line; masked, and the good rows are taken', async () => {
  const { idNumber } = person(9)
  const run = await importRoster(cloud, csv(
    line({ n: 0 }), line({ n: 1, name: '' }), line({ n: 2, phone: '0633-8000000' }), '', line({ n: 0 }), line({ n: 0, scheme: '170', name: '李建国' }),
    line({ n: 3, name: '=1+1' }), line({ n: 9, idNumber: `${idNumber.slice(0, 17)}${idNumber.endsWith('1') ? '2' : '1'}` }), line({ n: 4, startOn: '2031-01-01' }),
  ))
  expect(await errorsOf(cloud, run)).toEqual([
    '3 name empty', '4 phone notMobile (taken)', '6 scheme duplicate', '7 name otherName', '8 name formula', '9 idNumber idCheckDigit', '10 startOn inFuture',
  ])
  expect(run.done.counts).toMatchObject({ rows: 8, added: 2, refused: 6, warned: 1 })
  const { importErrors } = await cloud.dump()
  expect(importErrors[5]).toMatchObject({ maskId: expect.stringMatching(/^371190\*{8}000\d$/) })
  expect(JSON.stringify(importErrors)).not.toMatch(/\d{15}/)
})

test('the mistakes of one row stay together and in their order, however many come before', async () => {
  const run = await importRoster(cloud, csv(...Array.from({ length: 9 }, (_, n) => line({ n, name: '' })), line({ n: 9, name: '张三2', idNumber: '123' })))
  expect((await errorsOf(cloud, run)).slice(-2)).toEqual(['11 idNumber idLength', '11 name nameCharacters'])
})

test.each<[string, () => Buffer]>([
  ['GB18030', () => Buffer.concat([Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]), Buffer.from(',AAC147,AAE140,AIC160\n'), Buffer.from([0xd5, 0xc5, 0xd0, 0xa1, 0xb8, 0xa3]), Buffer.from(`,${person(0).idNumber},110,20100501\n`)])],
  ['UTF-8 with a mark', () => Buffer.from(`\ufeff${HEADER}\n${line({ n: 0 })}\n`)],
  ['UTF-16 with tabs', () => Buffer.from(`\ufeff${HEADER}\r\n${line({ n: 0 })}`.replaceAll(',', '\t'), 'utf16le')],
  ['semicolons and quotation marks', () => Buffer.from([HEADER, line({ n: 0 })].map((one) => `"${one.replaceAll(',', '";"')}"\n`).join(''))],
  ['a workbook', () => Buffer.from(writeXlsx('名册', [HEADER.split(','), [], line({ n: 0 }).split(',')]))],
])('%s is read', async (_, bytes) => {
  const run = await importRoster(cloud, fileInMemory(bytes()))
  expect([run.refusal, run.done.counts.added, await errorsOf(cloud, run)]).toEqual([null, 1, []])
  const [stored] = await people()
  expect(stored && cloud.deps.secrets.open(stored._id, 'name', stored.nameEnc)).toBe('张小福')
})

test('bytes of another encoding in the middle cost their own row only', async () => {
  const bytes = Buffer.concat([Buffer.from(`${HEADER}\n${line({ n: 0 })}\n`), Buffer.from([0xd5, 0xc5, 0xd0, 0xa1]), Buffer.from(`${line({ n: 1 })}\n${line({ n: 2 })}\n`)])
  const run = await importRoster(cloud, fileInMemory(bytes))
  expect(await errorsOf(cloud, run)).toEqual(['3 name unreadable'])
  expect(run.done.counts).toMatchObject({ added: 2 })
})

/** A workbook with a sheet of one's own. */
const workbook = (sheet: string, more: Record<string, string> = {}) => {
  const parts = unzipSync(writeXlsx('x', []))
  return zipSync({ ...parts, ...Object.fromEntries(Object.entries({ 'xl/worksheets/sheet1.xml': sheet, ...more }).map(([name, text]) => [name, strToU8(text)])) })
}
const cells = (row: readonly string[]) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
const sheetOf = (...rows: string[]) => `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`

test('a workbook of Excel: shared texts, dates as numbers, gaps, a formula, a number that lost its end', async () => {
  const { idNumber } = person(0)
  const shared = `<sst>${[...HEADER.split(','), person(0).name, idNumber].map((text) => `<si><r><t>${text.slice(0, 1)}</t></r><r><t>${text.slice(1)}</t></r><rPh><t>x</t></rPh></si>`).join('')}</sst>`
  const header = `<row r="1">${HEADER.split(',').map((_, i) => `<c r="${'ABCDEFGH'[i]}1" t="s"><v>${i}</v></c>`).join('')}</row>`
  const row = (r: number, name: string, id: string) => `<row r="${r}">${name}${id}<c r="C${r}"><v>110</v></c><c r="D${r}" s="1"><v>40299</v></c><c r="G${r}"><v>371102001</v></c></row>`
  const file = workbook(sheetOf(
    header, row(2, '<c r="A2" t="s"><v>8</v></c>', '<c r="B2" t="s"><v>9</v></c>'),
    row(5, '<c r="A5" t="str"><f>A2</f><v>张小福</v></c>', '<c r="B5" t="s"><v>9</v></c>'), row(6, '<c r="A6" t="s"><v>8</v></c>', `<c r="B6"><v>${idNumber.slice(0, 15)}000</v></c>`),
  ), { 'xl/sharedStrings.xml': shared })
  const run = await importRoster(cloud, fileInMemory(file))
  expect(await errorsOf(cloud, run)).toEqual(['5 name formula', '6 idNumber idScientific'])
  expect((await people()).map(({ benefits }) => benefits[0]?.startOn)).toEqual(['2010-05-01'])
})

test('a workbook whose rows all say that they are the first: everybody comes in', async () => {
  const rows = [HEADER, line({ n: 0 }), line({ n: 1 })].map((row) => cells(row.split(',')).replace('<row>', '<row r="1">'))
  await importRoster(cloud, fileInMemory(workbook(sheetOf(...rows))))
  expect(await people()).toHaveLength(2)
})

test.each<[string, () => Uint8Array, object]>([
  ['a workbook that unpacks to one text without end', () => workbook(sheetOf(cells(['x'.repeat(80 * 2 ** 20)]))), { mistake: 'unpacksTooLarge' }],
  ['a cell longer than any', () => workbook(sheetOf(cells(['x'.repeat(50_000)]))), { mistake: 'unpacksTooLarge' }],
  ['a workbook that declares entities of its own', () => workbook(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetOf(cells(['&a;']))}`), { mistake: 'notXlsx' }],
  ['a workbook that counts its days from 1904', () => workbook(sheetOf(), { 'xl/workbook.xml': '<workbook><workbookPr date1904="1"/></workbook>' }), { mistake: 'days1904' }],
  ['nothing', () => Buffer.alloc(0), { mistake: 'empty' }],
  ['an old workbook', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), { mistake: 'oldXls' }],
  ['half a workbook', () => writeXlsx('x', [HEADER.split(',')]).subarray(0, 700), { mistake: 'notXlsx' }],
  ['a file without a header', () => Buffer.from(`${line({ n: 0 })}\n`), { mistake: 'headerMissing', detail: 'name,idNumber,scheme,startOn' }],
  ['two columns for one field', () => Buffer.from(`${HEADER},联系电话\n`), { mistake: 'headerTwice', detail: 'phone' }],
  ['a quotation mark that is never closed', () => Buffer.from(`${HEADER}\n"${'张小福,'.repeat(20_000)}`), { mistake: 'quotes' }],
])('%s is refused as a whole and writes nobody', async (_, bytes, refusal) => {
  const run = await importRoster(cloud, fileInMemory(bytes()))
  expect(run).toMatchObject({ state: 'refused', refusal })
  expect(await people()).toEqual([])
})

test('who is no longer in a complete roster is flagged with a task, once; and is well again when they come back', async () => {
  const whole = csv(line({ n: 0 }), line({ n: 1 }))
  await importRoster(cloud, whole)
  const gone = csv(line({ n: 0 }))
  expect((await importRoster(cloud, gone, { isComplete: false })).done.counts.vanished).toBe(0)
  expect((await importRoster(cloud, gone)).done.counts).toMatchObject({ vanished: 1 })
  expect((await importRoster(cloud, gone)).done.counts).toMatchObject({ vanished: 0, returned: 0 })
  const { tasks, beneficiaries } = await cloud.dump()
  expect(beneficiaries.map(({ vanishedSince }) => vanishedSince)).toEqual([undefined, TODAY])
  expect(tasks).toMatchObject([{ kind: 'vanished', beneficiaryId: beneficiaries[1]?._id, scheme: 'enterprise', state: 'open', openedOn: TODAY, answerBy: '2025-11-19' }])

  expect((await importRoster(cloud, whole)).done.counts).toMatchObject({ returned: 1, unchanged: 2 })
  const after = await cloud.dump()
  expect(after.beneficiaries.map(({ vanishedSince }) => vanishedSince)).toEqual([undefined, undefined])
  expect(after.tasks).toMatchObject([{ state: 'done', result: 'returned' }])
  expect(after.events.map(({ facts }) => facts.changes)).toEqual([['vanished'], ['returned']])
})

test('a certification of somebody whose pay is stopped is not taken and not silent: staff get a task, once', async () => {
  const someone = person(0)
  const benefit = dueSoon({ status: 'suspended', suspendedFrom: '2025-10' })
  await enrol(cloud, someone, { benefits: [benefit] })
  const known = line({ n: 0, startOn: benefit.startOn, certifiedOn: '2025-11-01' })
  const check = await importRoster(cloud, csv(known), { mode: 'check' })
  expect([check.done.counts.differs, (await cloud.dump()).tasks]).toEqual([1, []])
  const run = await importRoster(cloud, csv(known))
  expect(run.done.counts.differs).toBe(1)
  expect(run.done.counts.changes).not.toHaveProperty('certifiedOn')
  expect((await people())[0]?.benefits).toEqual([benefit])
  const task = { _id: `rosterConflict.${someone.id}.enterprise.2025-11-01`, kind: 'rosterConflict', scheme: 'enterprise', state: 'open', openedOn: TODAY }
  expect((await cloud.dump()).tasks).toMatchObject([task])

  await cloud.deps.db.table('tasks').changeOne({ _id: task._id }, { state: 'done', result: 'fileWrong' })
  await importRoster(cloud, csv(known))
  expect((await cloud.dump()).tasks).toMatchObject([{ ...task, state: 'done' }])
  await importRoster(cloud, csv(line({ n: 0, startOn: benefit.startOn, certifiedOn: '2025-11-05' })))
  expect((await cloud.dump()).tasks).toMatchObject([{ state: 'done' }, { state: 'open' }])
})

test('a roster of one scheme says nothing of people of another; a row with a mistake does not make its person vanish', async () => {
  await importRoster(cloud, csv(line({ n: 0 }), line({ n: 1, scheme: '170' }), line({ n: 2, scheme: '170' })))
  const run = await importRoster(cloud, csv(line({ n: 1, scheme: '170' }), line({ n: 2, scheme: '170', startOn: '' })))
  expect(run.done.counts).toMatchObject({ vanished: 0, refused: 1 })
})

test('nor does a row under another name', async () => {
  const others = line({ n: 1, scheme: '170' })
  await importRoster(cloud, csv(line({ n: 0 }), line({ n: 0, scheme: '170' }), others))
  const run = await importRoster(cloud, csv(line({ n: 0 }), line({ n: 0, scheme: '170', name: '李建国' }), others))
  expect(run.done.counts).toMatchObject({ vanished: 0, refused: 1 })
})

test('whoever certified with the phone stays certified, although the file does not know it', async () => {
  const someone = person(0)
  await enrol(cloud, someone, { benefits: [dueSoon()] })
  await certify(cloud.weapp('o-someone'), asks(someone))
  const [before] = await people()
  const run = await importRoster(cloud, csv(line({ n: 0, startOn: '2015-03-01', certifiedOn: '2024-11-20' })))
  expect(run.done.counts).toMatchObject({ changed: 1, changes: { street: 1 } })
  const [after] = await people()
  expect(after?.benefits).toEqual(before?.benefits)
  expect(after?.dueOn).toBe(before?.dueOn)
})
