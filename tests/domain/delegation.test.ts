/** Who may start a certification for whom. */
import { isTakenBack, mayCertify, mayChangeContact, type Bond, type Permission, type Request } from '../../src/domain/delegation'
import { rizhao } from './cases'

const stranger: Request = {
  mode: 'forOthers', relation: 'daughter', isOwn: false, isProven: false, hasDelegation: false, activeBindings: 0, peopleToday: 0,
  isSamePhone: false, byRelay: false,
}

test.each<[string, Partial<Request>, Permission]>([
  ['myself', { mode: 'self', isOwn: true, relation: null }, 'ok'],
  ['myself, although I helped ten people today', { mode: 'self', isOwn: true, isProven: true, activeBindings: 8, peopleToday: 10 }, 'ok'],
  ['myself, by way of helping others', { isOwn: true, isProven: true }, 'ok'],
  ['an eleventh person today, whom I call myself without proof', { mode: 'self', isOwn: true, peopleToday: 10 }, 'tooManyPeopleToday'],
  ['another person passed off as myself', { mode: 'self' }, 'relationMissing'],
  ['my mother, for the first time', {}, 'bindOnSuccess'],
  ['my mother, as before', { hasDelegation: true, relation: undefined }, 'ok'],
  ['my mother, one of my eight', { hasDelegation: true, activeBindings: 8 }, 'ok'],
  ['somebody, without saying who it is to me', { relation: null }, 'relationMissing'],
  ['an eighth relative', { activeBindings: 7 }, 'bindOnSuccess'],
  ['a ninth relative', { activeBindings: 8 }, 'tooManyRelatives'],
  ['a tenth person today', { peopleToday: 9 }, 'bindOnSuccess'],
  ['an eleventh person today', { peopleToday: 10 }, 'tooManyPeopleToday'],
  ['an eleventh person today, whom I help anyway', { peopleToday: 10, hasDelegation: true }, 'tooManyPeopleToday'],
  ['my mother, with the number of her own phone', { isSamePhone: true }, 'samePhone'],
  ['my mother as before, but with the number of her own phone', { hasDelegation: true, isSamePhone: true }, 'samePhone'],
  ['myself, whose number it is', { mode: 'self', isOwn: true, isProven: true, isSamePhone: true }, 'ok'],
  ['by a relative\'s link, without a bond, on the person\'s own phone', { byRelay: true, isSamePhone: true, relation: null }, 'ok'],
  ['by a relative\'s link, for an eleventh person today', { byRelay: true, peopleToday: 10 }, 'tooManyPeopleToday'],
  ['by a relative\'s link, on a phone that proved to be another\'s, as if it were their own', { byRelay: true, mode: 'self' }, 'relationMissing'],
])('%s', (_who, facts, permission) => { expect(mayCertify({ ...stranger, ...facts }, rizhao)).toBe(permission) })

test.each<[string, Bond | null, boolean]>([
  ['nobody wrote anything down', null, false],
  ['the bond stands', { status: 'active' }, false],
  ['the helper left', { status: 'ended' }, false],
  ['the person refused after the beginning', { status: 'ended', refusedAt: '2025-11-12T04:00:01.000Z' }, true],
  ['the person refused in the same instant', { status: 'ended', refusedAt: '2025-11-12T04:00:00.000Z' }, true],
  ['the person refused before it began', { status: 'ended', refusedAt: '2025-11-12T03:59:59.999Z' }, false],
  ['the person refused, and the helper wrote them down again', { status: 'waiting', refusedAt: '2025-11-12T04:00:01.000Z' }, true],
])('what is under way is taken back when %s: %#', (_when, bond, isBack) => { expect(isTakenBack(bond, '2025-11-12T04:00:00.000Z')).toBe(isBack) })

test('only the person changes how they are reached, no helper ever', () => {
  expect([mayChangeContact({ isProven: true }), mayChangeContact({ isProven: false })]).toEqual([true, false])
})
