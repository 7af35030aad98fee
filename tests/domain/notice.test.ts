/** Which ways a message may take, when it may go, and when it is no longer true (rules R13, R27). */
import fc from 'fast-check'
import { comingText, noticeText, notices, smsBodies } from '../../src/copy/notices'
import { addDays } from '../../src/domain/calendar'
import {
  NOTICE_KINDS, callStage, channelsOf, isAlsoCalled, isStillTrue, isWanted, officialWhat, offeredDays, tellsDecision, usualChoices, type Notice, type NoticeKind, type Reach,
} from '../../src/domain/notice'
import { smsMeaning, wechatMeaning } from '../../src/domain/notice-result'
import { asThing, holds, readTemplate, TEMPLATE_FIELDS } from '../../src/domain/notice-template'
import { backOffMs, isQuiet, takeToken, type Bucket } from '../../src/domain/pace'
import { agenda } from '../../src/domain/agenda'
import type { Policy } from '../../src/domain/policy/policy'
import { isVisitWord, VISIT_WORDS } from '../../src/domain/visit/coming'
import { benefitOf, rizhao, withGrace } from './cases'

const { reminders } = rizhao
const dueOn = '2026-05-10'
const about = (days: number): Notice['about'] => ({ scheme: 'enterprise', dueOn, days })
const reminder = (days: number, kind: NoticeKind = 'reminder'): Notice => ({ kind, to: 'beneficiary', about: about(days) })
const result = (kind: NoticeKind, to: Notice['to']): Notice => ({ kind, to, about: null })
const everything: Reach = { wechat: true, phone: true, relative: true, choices: usualChoices(reminders) }
const nothing: Reach = { ...everything, wechat: false, phone: false, relative: false }

test('the policy offers 30, 7 and 1 days', () => { expect(offeredDays(reminders)).toEqual([30, 7, 1]) })
test('the due day itself is not offered', () => { expect(offeredDays({ ...reminders, days: [-2, 0, 1] })).toEqual([2]) })
test('three kinds tell what staff have decided', () => { expect(NOTICE_KINDS.filter((kind) => tellsDecision({ kind }))).toEqual(['suspended', 'held', 'resumed']) })

describe('ways', () => {
  test.each<[string, Notice, Reach, string]>([
    ['30 days before', reminder(-30), everything, 'wechat sms relative'],
    ['8 days before, nobody to be reached', reminder(-8), nothing, ''],
    ['7 days before', reminder(-7), everything, 'wechat sms relative call'],
    ['7 days before, nobody to be reached', reminder(-7), nothing, 'call'],
    ['first notice', reminder(-90, 'firstNotice'), everything, 'wechat sms relative'],
    ['no text messages wanted', reminder(-7), { ...everything, choices: { days: [7], sms: false, relatives: true } }, 'wechat relative call'],
    ['no text messages wanted, but overdue', reminder(1), { ...everything, choices: { days: [], sms: false, relatives: true } }, 'wechat sms relative call'],
    ['no relatives wanted, also before a stop', reminder(21, 'stopProposed'), { ...everything, choices: { days: [], sms: false, relatives: false } }, 'wechat sms call'],
    ['certified by a helper: to the person', result('certified', 'beneficiary'), everything, 'wechat sms'],
    ['certified silently: to the person', result('silent', 'beneficiary'), everything, 'wechat sms'],
    ['certified: to the helper', result('certified', 'caller'), everything, 'wechat'],
    ['a try that failed: to the person', result('notMatched', 'beneficiary'), everything, 'wechat'],
    ['in review: to the caller', result('sentToReview', 'caller'), everything, 'wechat'],
  ])('%s: %s', (_what, notice, reach, expected) => { expect(channelsOf(notice, reach, reminders).join(' ')).toBe(expected) })

  test.each<[string, Notice, number | null, boolean]>([
    ['84', reminder(-7), 84, false], ['85', reminder(-7), 85, true], ['85, a month before', reminder(-30), 85, false],
    ['age unknown', reminder(-7), null, false], ['85, after an attempt', result('certified', 'beneficiary'), 85, false],
  ])('%s: rung up besides', (_what, notice, age, expected) => { expect(isAlsoCalled(notice, age, reminders)).toBe(expected) })

  test('one call before the due day, one after it, one before a stop', () => {
    expect(callStage(reminder(0))).toBe('before')
    expect([reminder(-7), reminder(-1), reminder(1), reminder(5, 'overdue'), reminder(21, 'stopProposed')].map(callStage))
      .toEqual(['before', 'before', 'overdue', 'overdue', 'stop'])
  })
})

describe('wishes', () => {
  const none = { days: [], sms: false, relatives: false }
  test.each<[string, Notice, readonly number[], boolean]>([
    ['30 of 30 and 1', reminder(-30), [30, 1], true], ['7 of 30 and 1', reminder(-7), [30, 1], false],
    ['the first notice while one day is on', reminder(-90, 'firstNotice'), [1], true],
    ['the first notice while none is on', reminder(-90, 'firstNotice'), [], false],
  ])('%s', (_what, notice, days, expected) => { expect(isWanted(notice, { ...none, days })).toBe(expected) })
  test('law: what a stop may follow is never switched off, and always leads to somebody', () => {
    for (const notice of [reminder(0), reminder(1), reminder(1, 'overdue'), reminder(21, 'stopProposed')]) {
      expect(isWanted(notice, none)).toBe(true)
      expect(channelsOf(notice, { ...nothing, choices: none }, reminders)).toEqual(['call'])
    }
  })
})

describe('truth', () => {
  const benefit = benefitOf('enterprise', { lastCertifiedOn: '2025-05-10' })
  test.each<[string, Notice, Parameters<typeof benefitOf>[1], string, boolean]>([
    ['on its day', reminder(-30), {}, '2026-04-10', true],
    ['a week late', reminder(-30), {}, '2026-04-20', true],
    ['the next one has come', reminder(-30), {}, '2026-05-03', false],
    ['the first notice, a reminder has come', reminder(-90, 'firstNotice'), {}, '2026-04-10', false],
    ['the day after', reminder(1), {}, '2026-05-11', true],
    ['the day after, a proposal has come', reminder(1), {}, '2026-06-01', false],
    ['the proposal itself', reminder(22, 'stopProposed'), {}, '2026-06-20', true],
    ['certified', reminder(22, 'stopProposed'), { lastCertifiedOn: '2026-06-02' }, '2026-06-20', false],
    ['suspended', reminder(1), { status: 'suspended' }, '2026-05-11', false],
  ])('%s', (_what, notice, facts, today, expected) => {
    expect(isStillTrue(notice, [{ ...benefit, ...facts }], rizhao, today)).toBe(expected)
  })
  describe('only the declaration of a quarter is missing', () => {
    const asks = (days: number): Notice => ({ kind: days > 0 ? 'overdue' : 'reminder', to: 'beneficiary', about: { scheme: 'survivor', dueOn: '2026-03-31', days, asks: 'declaration' } })
    const survivor = benefitOf('survivor', { lastCertifiedOn: '2026-01-05', declaredOn: '2025-11-01' })
    test.each<[string, Notice, Parameters<typeof benefitOf>[1], string, boolean, Policy?]>([
      ['on its day', asks(-30), {}, '2026-03-01', true],
      ['declared', asks(-30), { declaredOn: '2026-02-01' }, '2026-03-01', false],
      ['the next one has come', asks(-30), {}, '2026-03-24', false],
      ['overdue, and no proposal takes its place', asks(1), {}, '2026-05-01', true],
      ['overdue, after the days of grace: no proposal takes its place', asks(1), {}, '2026-05-02', true, withGrace(15)],
      ['the life proof is missing, too: its own message asks', asks(-30), { lastCertifiedOn: '2025-11-01' }, '2026-03-01', false],
      ['stopped', asks(1), { status: 'suspended' }, '2026-04-01', false],
    ])('%s', (_what, notice, facts, today, expected, policy = rizhao) => {
      expect(isStillTrue(notice, [{ ...survivor, ...facts }], policy, today)).toBe(expected)
    })
    test('says so', () => {
      const { fields, sms } = noticeText(asks(1), '王*', '', 'K7M2PQ9XR')
      expect(fields[0]?.value).toBe('王* 季度声明')
      expect(sms).toEqual({ body: 'declaration', params: ['2026年3月31日', 'K7M2PQ9XR'] })
    })
  })
  test('what came of a try is so whatever is due', () => { expect(isStillTrue(result('certified', 'beneficiary'), [], rizhao, '2026-05-11')).toBe(true) })
  test('the benefit that it speaks of counts, not the first one', () => {
    expect(isStillTrue(reminder(-30), [benefitOf('survivor', { lastCertifiedOn: '2026-04-01' }), benefit], rizhao, '2026-04-10')).toBe(true)
  })
  test('the word before a stop stays true, whatever is said after it; a decision about pay, however far the due day is', () => {
    const policy = { ...rizhao, reminders: { ...reminders, days: [...reminders.days, 40] } }
    expect(isStillTrue(reminder(22, 'stopProposed'), [benefit], policy, '2026-06-20')).toBe(true)
    expect(isStillTrue(reminder(-180, 'resumed'), [benefit], rizhao, '2026-05-11')).toBe(true)
  })
  test('of another benefit it says nothing', () => {
    expect(isStillTrue(reminder(-30), [benefitOf('resident', { lastCertifiedOn: '2025-05-10' })], rizhao, '2026-04-10')).toBe(false)
  })
  test('law: on every day from the first notice on, exactly one message of a duty is true', () => {
    const { steps } = agenda(benefit, rizhao)
    const messages = steps.map(({ kind, days }) => reminder(days, kind === 'proposal' ? 'stopProposed' : kind))
    for (let today = steps[0]!.on; today < steps.at(-1)!.on; today = addDays(today, 1)) {
      const sent = messages.filter((_, i) => steps[i]!.on <= today)
      expect(sent.filter((one) => isStillTrue(one, [benefit], rizhao, today))).toHaveLength(1)
    }
  })
})

describe('words', () => {
  // a visit is told by text message alone
  const all = NOTICE_KINDS.filter((kind) => !isVisitWord(kind)).flatMap((kind) => (['caller', 'beneficiary'] as const).map((to) =>
    ({ kind, to, about: ['certified', 'notMatched', 'sentToReview', 'phoneChanging'].includes(kind) ? null : about(kind === 'reminder' ? -7 : 1) }) as Notice))
  test.each(all.map((notice) => [notice.kind, notice.to, notice] as const))('%s to the %s fits its template', (_kind, _to, notice) => {
    const { template, fields } = noticeText(notice, '迪*提·迪*提', '2026-01-31T16:30:00.000Z', 'K7M2PQ9XR')
    expect(fields.map(({ kind }) => kind)).toEqual(TEMPLATE_FIELDS[template])
    expect(fields.filter((field) => !holds(field))).toEqual([])
    expect(JSON.stringify(fields)).toContain(notices.trust.replace('{code}', 'K7M2PQ9XR'))
  })
  test('an instant is printed as the day it is in China', () => {
    const { fields, sms } = noticeText(result('certified', 'beneficiary'), '王*', '2026-01-31T16:30:00.000Z', 'K7M2PQ9XR')
    expect(fields[2]).toEqual({ kind: 'time', value: '2026年2月1日 00:30' })
    expect(sms).toEqual({ body: 'certified', params: ['2026年2月1日', 'K7M2PQ9XR'] })
  })
  test.each(Object.entries(smsBodies))('the text message %s: one of 70 characters, the name to trust and 12333, no link, nothing to answer', (_name, body) => {
    // with the sender's name in front, a day (of a new number also the time) and a code in it
    const usual = [_name === 'newPhone' ? '2026年12月31日 00:30' : '2026年12月31日', 'K7M2PQ9XR']
    const word = _name === 'visit' ? 'visitComing' : _name
    const params = isVisitWord(word) ? comingText(word, { on: '2026-12-31', half: 'morning' }, null, 'K7M2PQ9XR').sms?.params ?? [] : usual
    expect([...`【安心认证】${params.reduce((text: string, param, n) => text.replace(`{${n + 1}}`, param), body)}`].length).toBeLessThanOrEqual(70)
    expect(body.match(/\{\d\}/g)).toHaveLength(params.length)
    expect(body).toMatch(/12333/)
    expect(body).not.toMatch(/http|www|\.|链接|点击|回复|密码|验证码|银行卡|身份证/)
  })
  test('the old number alone is told of a new one, with the moment from which it counts', () => {
    const changing = { kind: 'phoneChanging', to: 'beneficiary', about: null } as const
    const reach = { wechat: true, phone: true, relative: true, choices: { days: [], sms: false, relatives: true } }
    expect([channelsOf(changing, reach, reminders), channelsOf(changing, { ...reach, phone: false }, reminders), isWanted(changing, reach.choices)]).toEqual([['sms'], [], true])
    expect(noticeText(changing, '王*', '2026-01-31T16:30:00.000Z', 'K7M2PQ9XR').sms).toEqual({ body: 'newPhone', params: ['2026年2月1日 00:30', 'K7M2PQ9XR'] })
  })
  test.each(VISIT_WORDS)('%s: who comes to the door is told by text alone, whatever was chosen of reminders', (kind) => {
    const coming = { kind, to: 'beneficiary', about: null } as const
    const reach = { wechat: true, phone: true, relative: true, choices: { days: [], sms: false, relatives: true } }
    expect([channelsOf(coming, reach, reminders), channelsOf(coming, { ...reach, phone: false }, reminders), isWanted(coming, reach.choices)]).toEqual([['sms'], [], true])
  })
  test('who comes, who comes now, and that nobody does', () => {
    const sms = (kind: (typeof VISIT_WORDS)[number], surname: string | null) => comingText(kind, { on: '2026-12-31', half: 'afternoon' }, surname, 'K7M2PQ9XR').sms
    expect(sms('visitComing', '周')).toEqual({ body: 'visit', params: ['12月31日', '2点到4点半', '周师傅', 'K7M2PQ9XR'] })
    expect(sms('visitMoved', null)).toEqual({ body: 'visitMoved', params: ['12月31日', '2点到4点半', '工作人员', 'K7M2PQ9XR'] })
    expect(sms('visitOff', null)).toEqual({ body: 'visitOff', params: ['12月31日', '2点到4点半', 'K7M2PQ9XR'] })
  })
  test.each<[NoticeKind, string]>([
    ['certified', 'result'], ['sentToReview', 'result'], ['phoneChanging', 'newPhone'], ['visitComing', 'visit'], ['visitMoved', 'visit'], ['visitOff', 'visit'], ['firstNotice', 'reminder'], ['stopProposed', 'reminder'], ['held', 'decision'], ['resumed', 'decision'],
  ])('who asks by the code of %s hears: %s', (kind, what) => {
    expect(officialWhat({ kind, about: ['result', 'newPhone', 'visit'].includes(what) ? null : about(1) })).toBe(what)
  })
  test('a long name is cut by characters, and never through one', () => {
    const name = '𠮷'.repeat(25)
    expect([...asThing(name)]).toHaveLength(20)
    expect(holds({ kind: 'thing', value: asThing(name) })).toBe(true)
    expect(asThing('二十个字二十个字二十个字二十个字二十个字')).toHaveLength(20)
  })
  test.each<[string, Parameters<typeof holds>[0], boolean]>([
    ['21 characters', { kind: 'thing', value: '字'.repeat(21) }, false], ['nothing', { kind: 'thing', value: '' }, false],
    ['6 characters', { kind: 'phrase', value: '六个字的短语' }, false], ['a phrase with digits', { kind: 'phrase', value: '还有3天' }, false],
    ['a day as we store it', { kind: 'date', value: '2026-05-10' }, false], ['a padded month', { kind: 'date', value: '2026年05月10日' }, false],
    ['month 13', { kind: 'date', value: '2026年13月1日' }, false], ['a time without its day', { kind: 'time', value: '15:01' }, false],
    ['24 o’clock', { kind: 'time', value: '2026年5月1日 24:00' }, false], ['a time', { kind: 'time', value: '2026年5月1日 09:05' }, true],
  ])('%s', (_what, field, expected) => { expect(holds(field)).toBe(expected) })
})

describe('a registered template', () => {
  test('keys in the order of ours', () => {
    expect(readTemplate('due', ' abc_DEF-0123456789 thing7,date3,phrase1,thing2 long ')).toEqual({ id: 'abc_DEF-0123456789', keys: ['thing7', 'date3', 'phrase1', 'thing2'], longTerm: true })
  })
  test.each(['', 'abc_DEF-0123456789', 'abc_DEF-0123456789 thing7,date3,phrase1', 'abc_DEF-0123456789 thing7,time3,phrase1,thing2', 'abc_DEF-0123456789 thing7,date3,phrase1,thing2 forever', '短 thing7,date3,phrase1,thing2'])(
    'written wrongly is refused: %s', (text) => { expect(() => readTemplate('due', text)).toThrow(RangeError) })
})

describe('answers', () => {
  test.each([[0, 'sent'], [43101, 'gone'], [40003, 'wrongAddress'], [47003, 'broken'], [40037, 'broken'], [41030, 'broken'], [40001, 'staleToken'], [42001, 'staleToken'], [40014, 'staleToken'], [45009, 'later'], [-1, 'later'], [12345, 'broken']])(
    'WeChat %i: %s', (code, meaning) => { expect(wechatMeaning(code)).toBe(meaning) })
  test.each([
    ['Ok', 'sent'], ['FailedOperation.PhoneNumberInBlacklist', 'gone'], ['InvalidParameterValue.IncorrectPhoneNumber', 'wrongAddress'],
    ['LimitExceeded.PhoneNumberThirtySecondLimit', 'refused'], ['LimitExceeded.AppMainlandChinaDailyLimit', 'later'], ['InternalError.RequestTimeException', 'later'],
    ['FailedOperation.TemplateIncorrectOrUnapproved', 'broken'], ['AuthFailure.SecretIdNotFound', 'broken'], ['NobodyKnows', 'broken'],
  ])('SMS %s: %s', (code, meaning) => { expect(smsMeaning(code)).toBe(meaning) })
})

describe('pace', () => {
  test('law: never more in any second than a second gives and had saved', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (perSecond, gaps) => {
      let bucket: Bucket = { tokens: 1, at: 0 }
      let now = 0
      const sentAt = gaps.map((gap) => {
        now += gap
        const taken = takeToken(bucket, now, perSecond)
        bucket = taken.bucket
        return now + taken.waitMs
      })
      sentAt.forEach((at, i) => expect(sentAt.slice(i).filter((later) => later < at + 1000).length).toBeLessThanOrEqual(2 * perSecond + 1))
      const last = sentAt.at(-1)!
      expect(sentAt.length).toBeLessThanOrEqual((last * perSecond) / 1000 + 2)
    }))
  })
  test('pauses grow fourfold and stay below nine hours', () => {
    expect([1, 2, 3, 4].map((n) => backOffMs(n, 0) / 60_000)).toEqual([2, 8, 32, 128])
    expect(backOffMs(1, 0.999) / 60_000).toBeLessThan(3)
    expect(backOffMs(50, 0.999)).toBeLessThan(9 * 3_600_000)
  })
  test.each([['2026-01-01T00:59:59.999Z', true], ['2026-01-01T01:00:00.000Z', false], ['2026-01-01T11:59:59.999Z', false], ['2026-01-01T12:00:00.000Z', true], ['2025-12-31T16:00:00.000Z', true]])(
    '%s is quiet: %s', (at, expected) => { expect(isQuiet(Date.parse(at), reminders)).toBe(expected) })
})

describe('what staff have decided about pay', () => {
  const yearly = benefitOf('enterprise', { lastCertifiedOn: '2025-05-10' })
  const states = { active: yearly, suspended: { ...yearly, status: 'suspended' as const, suspendedFrom: '2026-07' }, held: { ...yearly, status: 'held' as const, suspendedFrom: '2026-07' } }
  test.each([['suspended', 'suspended'], ['held', 'held'], ['resumed', 'active']] as const)('%s is true while the benefit is %s, and goes out whatever was chosen', (kind, status) => {
    for (const [name, benefit] of Object.entries(states)) expect([name, isStillTrue(reminder(40, kind), [benefit], rizhao, '2026-06-19')]).toEqual([name, name === status])
    const silent: Reach = { ...everything, choices: { days: [], sms: false, relatives: false } }
    expect(isWanted(reminder(40, kind), silent.choices)).toBe(true)
    expect(channelsOf(reminder(40, kind), silent, reminders)).toEqual(['wechat', 'sms', 'call'])
    expect(callStage(reminder(40, kind))).toBe(kind)
    // a record may come half a year before any due day
    expect(channelsOf(reminder(-180, kind), nothing, reminders)).toEqual(['call'])
    expect(isAlsoCalled(reminder(-180, kind), 85, reminders)).toBe(true)
  })
  test.each([
    ['suspended', '2026年5月10日', '已停发'], ['held', '2026年6月19日', '先核实'], ['resumed', '2026年6月19日', '恢复发放'],
  ] as const)('%s says which day it speaks of: %s', (kind, day, phrase) => {
    const text = noticeText(reminder(40, kind), '王*兰', '2026-06-18T16:00:00.000Z', 'K7M2PQ9XR')
    expect(text.sms).toEqual({ body: kind, params: [day, 'K7M2PQ9XR'] })
    expect(text.fields.slice(1, 3)).toEqual([{ kind: 'date', value: day }, { kind: 'phrase', value: phrase }])
    expect(text.fields.every(holds)).toBe(true)
  })
})
