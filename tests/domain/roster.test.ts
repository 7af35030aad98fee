import { syntheticIdNumber } from '../../local/people/synthetic-id'
import { readDate, readMobile, readMonth } from '../../src/domain/roster/cells'
import { readHeader, type Places } from '../../src/domain/roster/columns'
import { RosterFileError } from '../../src/domain/roster/file'
import { mergeRows, type Known } from '../../src/domain/roster/merge'
import { maskedIdOf, readRow, type RosterRow } from '../../src/domain/roster/row'

const TODAY = '2025-11-12'
const ID = syntheticIdNumber('1950-05-01')

describe('the header', () => {
  test.each([
    ['Chinese headings', ['姓名', '身份证号', '险种', '待遇开始日期']],
    ['field codes', ['AAC003', 'AAC147', 'AAE140', 'AIC160']],
    ['codes in small letters, headings with stars and blanks', ['aac003', '证件号码*', ' 险 种 ', '待遇开始日期（必填）']],
    ['a mark in front, and columns that we do not keep', ['\ufeff姓名', '证件号码', '险种类型', '待遇开始年月', '银行账号']],
  ])('%s are understood', (_, cells) => {
    expect(readHeader(cells)).toEqual({ ok: true, places: { name: 0, idNumber: 1, scheme: 2, startOn: 3 } })
  })

  test('what is missing and what is there twice is named', () => {
    expect(readHeader(['姓名', 'AAC003', '险种'])).toEqual({ ok: false, missing: ['idNumber', 'startOn'], twice: ['name'] })
    expect(readHeader(['只有一行数据'])).toMatchObject({ ok: false, missing: ['name', 'idNumber', 'scheme', 'startOn'] })
  })
})

describe('a cell', () => {
  test.each([
    ['2025-03-01', '2025-03-01'], ['2025/3/1', '2025-03-01'], ['2025.03.01', '2025-03-01'], ['20250301', '2025-03-01'],
    ['2025年3月1日', '2025-03-01'], ['2025-03-01 00:00:00', '2025-03-01'], ['2025-03', '2025-03-01'], ['202503', '2025-03-01'],
    ['45717', '2025-03-01'], ['60.5', null], ['2025-02-29', null], ['20251301', null], ['去年', null], ['2025', null],
  ])('%s is the day %s', (text, on) => expect(readDate(text)).toBe(on))

  test.each([['202503', '2025-03'], ['2025年3月', '2025-03'], ['2025-03-31', '2025-03'], ['45717', '2025-03'], ['202513', null], ['', null]])(
    '%s is the month %s', (text, month) => expect(readMonth(text)).toBe(month))

  test.each([
    ['13900000001', '13900000001'], ['+86 139 0000 0001', '13900000001'], ['8613900000001', '13900000001'], ['139-0000-0001', '13900000001'],
    ['0633-8000000', null], ['12900000001', null], ['1390000001', null],
  ])('%s is the mobile number %s', (text, phone) => expect(readMobile(text)).toBe(phone))
})

const FIELDS = ['name', 'idNumber', 'scheme', 'startOn', 'survivor', 'certifiedOn', 'declaredOn', 'phone', 'street', 'disabled', 'status', 'suspendedFrom'] as const
const PLACES = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Places
const GOOD = { name: '张小福', idNumber: ID, scheme: '110', startOn: '2010-05-01' }
type Cells = Partial<Record<(typeof FIELDS)[number], string>>
const rowOf = (cells: Cells, extra: string[] = []) => readRow([...FIELDS.map((field) => ({ ...GOOD, ...cells })[field] ?? ''), ...extra], PLACES, FIELDS.length, TODAY)

describe('a row', () => {
  test('is read whole', () => {
    const { row, errors } = rowOf({
      scheme: '城乡居民', certifiedOn: '2024/11/20', phone: '13900000001', street: '371102001003', disabled: '是', status: '2', suspendedFrom: '202509',
    })
    expect(errors).toEqual([])
    expect(row).toEqual({
      idNumber: ID, name: '张小福', birthOn: '1950-05-01', scheme: 'resident', startOn: '2010-05-01', certifiedOn: '2024-11-20', declaredOn: null,
      phone: '13900000001', street: '371102001', traits: { disabled: true }, status: 'suspended', suspendedFrom: '2025-09',
    })
  })

  test.each<[string, Cells, string]>([
    ['no name', { name: ' ' }, 'name empty'],
    ['a name of one character', { name: '张' }, 'name nameLength'],
    ['a name with digits', { name: '张三2' }, 'name nameCharacters'],
    ['no number', { idNumber: '' }, 'idNumber empty'],
    ['a number of 15 digits', { idNumber: '371199500501000' }, 'idNumber idOldFifteen'],
    ['a digit lost', { idNumber: ID.slice(1) }, 'idNumber idLength 17'],
    ['a letter inside', { idNumber: `O${ID.slice(1)}` }, 'idNumber idLetter O'],
    ['a birth date that is none', { idNumber: `${ID.slice(0, 6)}19501341${ID.slice(14)}` }, 'idNumber idBirthDate'],
    ['a wrong last digit', { idNumber: `${ID.slice(0, 17)}${ID.endsWith('1') ? '2' : '1'}` }, 'idNumber idCheckDigit'],
    ['what a spreadsheet makes of the number', { idNumber: '3.71199E+17' }, 'idNumber idScientific'],
    ['an unknown scheme', { scheme: '商业保险' }, 'scheme notKnown'],
    ['no scheme', { scheme: '' }, 'scheme empty'],
    ['no start', { startOn: '' }, 'startOn empty'],
    ['a start that is no day', { startOn: '2010-02-30' }, 'startOn notADate'],
    ['a start before birth', { startOn: '1949-12-31' }, 'startOn beforeBirth 1949-12-31'],
    ['a certification tomorrow', { certifiedOn: '2025-11-13' }, 'certifiedOn inFuture 2025-11-13'],
    ['a certification that is no day', { certifiedOn: '上月' }, 'certifiedOn notADate'],
    ['a declaration tomorrow', { declaredOn: '2025-11-13' }, 'declaredOn inFuture 2025-11-13'],
    ['a declaration that is no day', { declaredOn: '有' }, 'declaredOn notADate'],
    ['a declaration before birth', { declaredOn: '1950-04-30' }, 'declaredOn beforeBirth 1950-04-30'],
    ['bytes of another encoding in the number', { idNumber: '37\ufffd' }, 'idNumber unreadable'],
    ['the character of a deleted letter', { name: '张小\u007f福' }, 'name unreadable'],
    ['a stop without its month', { status: '暂停' }, 'suspendedFrom empty'],
    ['a stop whose month is none', { status: '暂停', suspendedFrom: '今年' }, 'suspendedFrom notAMonth'],
    ['an unknown status', { status: '9' }, 'status notKnown'],
    ['a mark that says neither yes nor no', { survivor: '不详' }, 'survivor notAFlag'],
    ['a formula instead of a name', { name: '=HYPERLINK("http://x")' }, 'name formula'],
    ['a formula instead of a phone', { phone: '@SUM(1)' }, 'phone formula'],
    ['bytes of another encoding', { name: '张\ufffd福' }, 'name unreadable'],
    ['a control character', { name: '张小\u0007福' }, 'name unreadable'],
  ])('%s is refused by its name', (_, cells, error) => {
    const { row, errors } = rowOf(cells)
    expect(row).toBeNull()
    expect(errors.map(({ field, mistake, detail, blocks }) => `${field} ${mistake} ${detail} ${blocks}`.replace(/\s+/g, ' '))).toEqual([`${error} true`])
  })

  test.each<[string, Cells, string]>([
    ['a telephone that is not mobile', { phone: '0633-8000000' }, 'phone notMobile'],
    ['a street by its name', { street: '石臼街道' }, 'street notAStreet'],
    ['a mark that says neither yes nor no', { disabled: '二级' }, 'disabled notAFlag'],
  ])('%s costs nobody their place', (_, cells, error) => {
    const { row, errors } = rowOf(cells)
    expect(row).not.toBeNull()
    expect(errors.map(({ field, mistake, blocks }) => `${field} ${mistake} ${blocks}`)).toEqual([`${error} false`])
  })

  test('days of today and of the birth are days like others; line ends and tabs around a value are nothing', () => {
    expect(rowOf({ startOn: '1950-05-01', certifiedOn: TODAY, declaredOn: TODAY, name: '张小福\r\n', phone: '\t13900000001' }))
      .toMatchObject({ errors: [], row: { startOn: '1950-05-01', certifiedOn: TODAY, declaredOn: TODAY, name: '张小福', phone: '13900000001' } })
    expect([rowOf({ phone: '\n13900000001' }), rowOf({ phone: '13900000001\r' })].map(({ row: read }) => read?.phone)).toEqual(['13900000001', '13900000001'])
  })
  test.each([
    [ID, `371199********${ID.slice(14)}`], [`'${ID}`, `371199********${ID.slice(14)}`], [`${ID}99`, `371199********${ID.slice(14)}`], ['3711', '****'], ['', ''],
  ])('in the list of errors %# the number is masked', (cell, masked) => {
    expect(maskedIdOf(['张小福', cell], { name: 0, idNumber: 1 } as Places)).toBe(masked)
    expect([maskedIdOf([cell], {} as Places), maskedIdOf([], { idNumber: 1 } as Places)]).toEqual(['', ''])
  })
  test('what is wrong with a whole file says what and where', () => {
    expect([new RosterFileError('tooLarge', '200'), new RosterFileError('empty')].map(String)).toEqual(['RosterFileError: tooLarge 200', 'RosterFileError: empty'])
  })

  test('all mistakes are named at once', () => {
    expect(rowOf({ name: '', idNumber: '1', scheme: 'x', startOn: 'x' }).errors.map(({ field }) => field)).toEqual(['idNumber', 'name', 'scheme', 'startOn'])
  })

  test('what programs put around a number to keep it a text is taken off', () => {
    for (const idNumber of [`="${ID}"`, `'${ID}`, `\t${ID}`, `${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`]) expect(rowOf({ idNumber }).row?.idNumber).toBe(ID)
  })

  test('more cells than the header is a shifted row', () => {
    expect(rowOf({}, ['', 'x']).errors).toMatchObject([{ field: null, mistake: 'columns', blocks: true }])
    expect(rowOf({}, ['', ' ']).errors).toEqual([])
  })

  test('the mark of survivors decides the scheme', () => {
    expect(rowOf({ scheme: '110', survivor: '1' }).row?.scheme).toBe('survivor')
    expect(rowOf({ scheme: '', survivor: '是' }).row?.scheme).toBe('survivor')
    expect(rowOf({ scheme: '110', survivor: '0' }).row?.scheme).toBe('enterprise')
  })
})

const KNOWN: Known = {
  name: '张小福', phone: '13900000001', street: '371102001', traits: { disabled: true }, turns18On: null,
  benefits: [{ scheme: 'enterprise', startOn: '2010-05-01', lastCertifiedOn: '2025-03-01', declaredOn: null, status: 'active', suspendedFrom: null, lastChannel: 'phone' }],
}
const row = (facts: Partial<RosterRow> = {}): RosterRow => ({
  idNumber: ID, name: '张小福', birthOn: '1950-05-01', scheme: 'enterprise', startOn: '2010-05-01', certifiedOn: null, declaredOn: null, phone: null,
  street: null, traits: {}, status: null, suspendedFrom: null, ...facts,
})

describe('what a row changes about a person', () => {
  test.each<[string, Partial<RosterRow>, string[]]>([
    ['the same again', {}, []],
    ['empty cells', { phone: null, street: null }, []],
    ['not disabled any more', { traits: { disabled: false } }, ['traits']],
    ['not at home abroad, as before', { traits: { overseas: false } }, []],
    ['another phone', { phone: '13900000002' }, ['phone']],
    ['another name', { name: '张小富' }, ['name']],
    ['another street', { street: '371102002' }, ['street']],
    ['an older certification', { certifiedOn: '2024-03-01' }, []],
    ['a newer certification', { certifiedOn: '2025-10-01' }, ['certifiedOn']],
    ['another start', { startOn: '2010-06-01' }, ['startOn']],
    ['a first declaration', { declaredOn: '2025-10-01' }, ['declaredOn']],
    ['another benefit', { scheme: 'resident' }, ['benefit']],
  ])('%s', (_, facts, changes) => {
    const before = structuredClone(KNOWN)
    const merged = mergeRows(KNOWN, [row(facts)], TODAY)
    expect(merged.changes).toEqual(changes)
    expect(KNOWN).toEqual(before)
    expect(mergeRows(merged.next, [row(facts)], TODAY).changes).toEqual([])
  })

  test.each<[string, BenefitStatus, RosterRow['status'], boolean]>([
    ['the file stops pay', 'active', 'suspended', true], ['the file ends pay', 'active', 'closed', true], ['the file pays again', 'suspended', 'active', true],
    ['both have stopped', 'suspended', 'suspended', false], ['we hold, the file has stopped', 'held', 'suspended', false], ['the file says nothing', 'suspended', null, false],
  ])('%s: never taken, told when it differs', (_, ours, theirs, isTold) => {
    const known = { ...KNOWN, benefits: KNOWN.benefits.map((benefit) => ({ ...benefit, status: ours })) }
    const { next, changes, differs } = mergeRows(known, [row({ status: theirs, suspendedFrom: '2025-09' })], TODAY)
    expect([next.benefits[0]?.status, changes, differs.length > 0]).toEqual([ours, [], isTold])
  })

  test.each<[string, string | null, boolean]>([
    ['a later certification', '2025-10-01', true], ['one that we know', '2025-03-01', false], ['an older one', '2024-10-01', false], ['none', null, false],
  ])('the file knows of %s of pay that is stopped: for staff, never taken', (_what, certifiedOn, isConflict) => {
    const known: Known = { ...KNOWN, benefits: [{ ...KNOWN.benefits[0]!, status: 'suspended', suspendedFrom: '2025-06' }] }
    const { next, changes, differs, conflicts } = mergeRows(known, [row({ certifiedOn })], TODAY)
    expect([conflicts, differs]).toEqual(isConflict ? [[{ scheme: 'enterprise', certifiedOn }], ['enterprise']] : [[], []])
    expect([next.benefits, changes]).toEqual([known.benefits, []])
  })
  test.each<[string, string | null, string | null]>([['a first certification is taken', '2025-10-01', '2025-10-01'], ['none is none', null, null]])('never certified: %s', (_what, certifiedOn, lastCertifiedOn) => {
    const known: Known = { ...KNOWN, benefits: [{ ...KNOWN.benefits[0]!, lastCertifiedOn: null }] }
    expect(mergeRows(known, [row({ certifiedOn })], TODAY).next.benefits[0]?.lastCertifiedOn).toBe(lastCertifiedOn)
  })
  test('a benefit of which the file does not say more runs; who is no survivor comes of no age; nobody is in a file without a row', () => {
    expect(mergeRows(null, [row({ scheme: 'resident', birthOn: '2010-02-28' })], TODAY).next).toMatchObject({ turns18On: null, benefits: [{ status: 'active' }] })
    expect(() => mergeRows(null, [], TODAY)).toThrow(new RangeError('a person of the roster has at least one row'))
  })
  test('a benefit that is new to us brings its state; a minor survivor the day of coming of age', () => {
    const { next } = mergeRows(null, [row({ scheme: 'survivor', birthOn: '2010-02-28', status: 'suspended', suspendedFrom: '2025-09' })], TODAY)
    expect(next).toMatchObject({ turns18On: '2028-02-28', benefits: [{ scheme: 'survivor', status: 'suspended', suspendedFrom: '2025-09', lastCertifiedOn: null }] })
    expect(mergeRows(null, [row({ scheme: 'survivor', birthOn: '2007-11-12' })], TODAY).next.turns18On).toBeNull()
  })
})
type BenefitStatus = Known['benefits'][number]['status']
