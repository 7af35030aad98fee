/** Who may start a certification for whom. */
import { mayCertify, type Permission, type Request } from '../../src/domain/delegation'
import { rizhao } from './cases'

const stranger: Request = {
  mode: 'forOthers', relation: 'daughter', isOwn: false, isProven: false, hasDelegation: false, activeBindings: 0, peopleToday: 0,
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
])('%s', (_who, facts, permission) => { expect(mayCertify({ ...stranger, ...facts }, rizhao)).toBe(permission) })
