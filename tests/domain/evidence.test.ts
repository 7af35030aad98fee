/** Files by which others tell of people: the header, and one row (docs/evidence.md). */
import { AUTHORITY_WORDS, EVENT_WORDS, EVIDENCE_FIELDS, EVIDENCE_HEADINGS, LOSS_WORDS, readEvidenceHeader, type EvidenceField, type EvidenceSource } from '../../src/domain/evidence/format'
import { readEvidenceRow, type EvidenceMistake } from '../../src/domain/evidence/row'

const OURS = ['记录编号', '身份证号', '机构', '类别', '发生日期']
const places = { rowNo: 0, idNumber: 1, institution: 2, kind: 3, on: 4 }

describe('the header', () => {
  test.each<[string, string[], object]>([
    ['as we write it', OURS, { ok: true, places }],
    ['in another order, with columns that nobody reads', ['备注', '发生日期', '类别', '机构', '身份证号', '记录编号'], { ok: true, places: { rowNo: 5, idNumber: 4, institution: 3, kind: 2, on: 1 } }],
    ['with signs that spreadsheets and forms put there', ['\ufeff*记录编号 ', '身份证号＊', '"机构"', '\'类别\'', '发 生 日 期'], { ok: true, places }],
    ['without two columns', ['记录编号', '机构', '发生日期'], { ok: false, mistake: 'headerMissing', fields: ['idNumber', 'kind'] }],
    ['with a column twice', [...OURS, '日期'], { ok: false, mistake: 'headerTwice', fields: ['on'] }],
    ['with a column twice and one missing', [...OURS.slice(1), '日期'], { ok: false, mistake: 'headerTwice', fields: ['on'] }],
    ['empty', [], { ok: false, mistake: 'headerMissing', fields: [...EVIDENCE_FIELDS] }],
    ['with a doctor’s column of a long name: only its beginning is told', [...OURS, `病情${'很'.repeat(30)}`], { ok: false, mistake: 'medical', detail: `病情${'很'.repeat(18)}` }],
    ['with a doctor’s column and one missing: the doctor’s comes first', ['ICD10', ...OURS.slice(1)], { ok: false, mistake: 'medical', detail: 'ICD10' }],
  ])('%s', (_what, cells, header) => { expect(readEvidenceHeader(cells)).toEqual(header) })

  test.each([
    '出院诊断', '疾病名称', '病种', '病历号', '病情摘要', '病因', '死因', '症状', '处方号', '用药', '手术名称', '检验结果', '检查项目', '化验单', '科室', '就诊科别', '医嘱', '过敏史', '血型', 'icd编码',
  ])('%s makes the whole file one that is not read', (heading) => { expect(readEvidenceHeader([...OURS, heading])).toEqual({ ok: false, mistake: 'medical', detail: heading }) })

  test.each<[EvidenceField, string[]]>([
    ['rowNo', ['记录编号', '流水号']], ['idNumber', ['身份证号', '证件号码', '公民身份号码']], ['institution', ['机构', '机构名称', '报送单位']], ['kind', ['类别', '事由']], ['on', ['发生日期', '日期']],
  ])('%s may be called %j', (field, headings) => {
    expect(EVIDENCE_HEADINGS[field]).toEqual(headings)
    for (const heading of headings) expect(readEvidenceHeader(OURS.map((one, i) => (i === places[field] ? heading : one)))).toEqual({ ok: true, places })
  })
})

const today = '2026-03-31'
/** Born on 1950-01-01, and on 2026-01-05. */
const [elder, infant] = ['37119919500101002X', '371199202601050028']
const right: Record<EvidenceField, string> = { rowNo: '7', idNumber: elder, institution: '演示医院', kind: '住院', on: '2026-03-02' }
const read = (changes: Partial<Record<EvidenceField, string>>, source: EvidenceSource = 'hospital', on = today) =>
  readEvidenceRow(EVIDENCE_FIELDS.map((field) => ({ ...right, ...changes })[field]), places, source, on)
const death = { institution: '民政', kind: '死亡' }

test('a sign of life is read whole, and nothing else', () => {
  expect(readEvidenceRow([...Object.values(right), '备注'], places, 'hospital', today))
    .toEqual({ ok: true, row: { rowNo: '7', idNumber: elder, institution: '演示医院', on: '2026-03-02', event: 'inpatient' } })
})
test('what a short row does not have is empty', () => { expect(readEvidenceRow(['7'], places, 'hospital', today)).toEqual({ ok: false, field: 'idNumber', mistake: 'empty' }) })
test('a loss says what it is and who knows it', () => {
  expect(read(death, 'authority')).toEqual({ ok: true, row: { rowNo: '7', idNumber: elder, institution: '民政', on: '2026-03-02', loss: { code: 'death' }, by: 'civilAffairs' } })
})

test.each<[string, Partial<Record<EvidenceField, string>>]>([
  ['a number behind an apostrophe', { idNumber: `'${elder}` }], ['a number as a text', { idNumber: `="${elder}"` }], ['a small x', { idNumber: elder.toLowerCase() }],
  ['blanks around', { kind: ' 住院 ', rowNo: ' 7' }], ['another form of the day', { on: '2026/3/2' }],
])('%s is read as if it were written well', (_what, changes) => {
  expect(read(changes)).toMatchObject({ ok: true, row: { rowNo: '7', idNumber: elder, on: '2026-03-02', event: 'inpatient' } })
})

test.each<[string, Partial<Record<EvidenceField, string>>, EvidenceField, EvidenceMistake]>([
  ['no number of the row', { rowNo: '' }, 'rowNo', 'empty'], ['only blanks', { institution: '  ' }, 'institution', 'empty'],
  ['a sign that no encoding knows', { institution: '医\ufffd' }, 'institution', 'unreadable'], ['a computed value', { rowNo: '=A1' }, 'rowNo', 'formula'],
  ['61 letters', { institution: '院'.repeat(61) }, 'institution', 'tooLong'],
  ['a wrong last digit', { idNumber: `${elder.slice(0, -1)}0` }, 'idNumber', 'idNumber'], ['a number that lost its end in a spreadsheet', { idNumber: '3.71199E+17' }, 'idNumber', 'idNumber'],
  ['a word of another source', { kind: '人证核验登乘' }, 'kind', 'notKnown'], ['a loss told by a hospital', death, 'kind', 'notKnown'],
  ['a word that every object knows', { kind: 'constructor' }, 'kind', 'notKnown'],
  ['no day', { on: '上周' }, 'on', 'notADate'], ['a day that never was', { on: '2026-02-30' }, 'on', 'notADate'],
  ['tomorrow', { on: '2026-04-01' }, 'on', 'inFuture'], ['91 days ago', { on: '2025-12-30' }, 'on', 'tooOld'], ['the day before the birth', { idNumber: infant, on: '2026-01-04' }, 'on', 'beforeBirth'],
])('%s is refused by its column', (_what, changes, field, mistake) => { expect(read(changes)).toEqual({ ok: false, field, mistake }) })

test.each<[string, Partial<Record<EvidenceField, string>>]>([
  ['60 letters', { institution: '院'.repeat(60) }], ['today', { on: today }], ['90 days ago', { on: '2025-12-31' }], ['the day of the birth', { idNumber: infant, on: '2026-01-05' }],
])('%s is taken', (_what, changes) => { expect(read(changes).ok).toBe(true) })

test.each<[string, Partial<Record<EvidenceField, string>>, object]>([
  ['a death of long ago', { ...death, on: '2019-05-06' }, { ok: true }], ['a death of tomorrow', { ...death, on: '2026-04-01' }, { ok: false, field: 'on', mistake: 'inFuture' }],
  ['a death before the birth', { ...death, on: '1949-12-31' }, { ok: false, field: 'on', mistake: 'beforeBirth' }],
  ['an office that cannot know it', { ...death, institution: '演示医院' }, { ok: false, field: 'institution', mistake: 'notKnown' }],
  ['a word for no loss', { ...death, kind: '搬家' }, { ok: false, field: 'kind', mistake: 'notKnown' }], ['a stay in hospital', { ...death, kind: '住院' }, { ok: false, field: 'kind', mistake: 'notKnown' }],
  ['a word that every object knows', { ...death, kind: 'constructor' }, { ok: false, field: 'kind', mistake: 'notKnown' }],
  ['an office that every object knows', { ...death, institution: 'toString' }, { ok: false, field: 'institution', mistake: 'notKnown' }],
])('of an authority: %s', (_what, changes, expected) => { expect(read(changes, 'authority')).toMatchObject(expected) })

const events = Object.entries(EVENT_WORDS).flatMap(([source, words]) => Object.entries(words).map(([word, event]) => [source as EvidenceSource, word, event] as const))
test('the words of docs/evidence.md, each of its own source', () => {
  expect(events.map(([source, word, event]) => `${source} ${word} ${event}`)).toEqual([
    'hospital 住院 inpatient', 'hospital 门诊刷卡 outpatientCard', 'hospital 医保刷卡 insuranceCard', 'transport 人证核验登乘 boardingGate', 'counter 柜台办事 counterVisit',
    'counter 刷脸登录 faceLogin', 'counter 银行刷卡 bankCard', 'counter 话费 phoneBill', 'counter 打开应用 appOpened',
  ])
  for (const [source, kind, event] of events) expect(read({ kind }, source)).toMatchObject({ ok: true, row: { event } })
})
test.each([
  ['死亡', { code: 'death' }], ['宣告死亡', { code: 'declaredDead' }], ['失踪', { code: 'missing' }], ['服刑', { code: 'imprisoned', custody: 'servingSentence' }],
  ['社区矫正', { code: 'imprisoned', custody: 'suspendedSentence' }], ['羁押', { code: 'imprisoned', custody: 'wantedOrDetained' }], ['丧失国籍', { code: 'nationalityLost' }],
])('%s of an authority is %j', (kind, loss) => {
  expect(Object.keys(LOSS_WORDS)).toHaveLength(7)
  expect(read({ institution: '法院', kind }, 'authority')).toMatchObject({ ok: true, row: { loss, by: 'court' } })
})
test.each([['公安', 'publicSecurity'], ['卫健', 'health'], ['民政', 'civilAffairs'], ['法院', 'court'], ['司法', 'justice']])('%s is %s', (institution, by) => {
  expect(Object.keys(AUTHORITY_WORDS)).toHaveLength(5)
  expect(read({ ...death, institution }, 'authority')).toMatchObject({ ok: true, row: { by } })
})
