/** Whether the actions followed their prompts, and whether more was done than asked. */
import { extraSignals, promptSignals, secondsAhead } from '../../../src/domain/face/attack/prompted'
import type { Action } from '../../../src/domain/contract/common'
import type { SeenAction } from '../../../src/domain/liveness'

const at = (action: Action, from: number, to = from + 0.5): SeenAction => ({ action, from, to, peak: 0 })
const asked = (...prompts: [Action, number][]) => prompts.map(([action, shownAtMs]) => ({ action, shownAtMs }))
const TWO = asked(['blink', 1000], ['openMouth', 3000])

test.each<[string, ReturnType<typeof asked>, SeenAction[], number | null]>([
  ['nothing was asked', [], [], 0],
  ['each at once after its prompt', TWO, [at('blink', 1), at('openMouth', 3)], 0],
  ['the second half a second early', TWO, [at('blink', 1), at('openMouth', 2.5)], 0.5],
  ['both early: by as much as the earlier needs', TWO, [at('blink', 0.8), at('openMouth', 1.5)], 1.5],
  ['the least that is enough, of several answers', TWO, [at('blink', 0.2), at('blink', 0.7), at('openMouth', 2.9)], expect.closeTo(0.3, 9) as never],
  ['one answer cannot stand for two', asked(['blink', 1000], ['blink', 2000]), [at('blink', 1.2)], null],
  ['the second begins only when the first has ended', asked(['blink', 1000], ['blink', 1200]), [at('blink', 1, 1.6), at('blink', 1.6)], null],
  ['a turn to either side answers', asked(['turnLeft', 1000]), [at('turnRight', 1.5)], 0],
  ['the wrong action does not', asked(['nod', 1000]), [at('blink', 1.5)], null],
  ['nothing was done', TWO, [], null],
])('%s', (_, prompts, seen, ahead) => expect(secondsAhead(prompts, seen)).toEqual(ahead))

test('prompts go into the risk record when the phone told them and all was done', () => {
  const challenge: Action[] = ['blink', 'openMouth']
  const good = [at('blink', 1.5), at('openMouth', 3.5)]
  const values = (...input: Parameters<typeof promptSignals>) => promptSignals(...input).map(({ name, value }) => [name, value])
  expect(values(good, challenge, TWO)).toEqual([['ahead', 0], ['windows', 0]])
  expect(values([at('blink', 1.5), at('openMouth', 1.8 + 0.3)], challenge, TWO)).toEqual([['ahead', 0.9], ['windows', 0]])
  expect(values([at('blink', 4.5), at('openMouth', 5.5)], challenge, TWO)).toEqual([['ahead', 0], ['windows', 1]])
  expect(values(good, challenge)).toEqual([])
  expect(values(good, challenge, [])).toEqual([])
  expect(values([at('blink', 1.5)], challenge, TWO)).toEqual([])
  // done as asked, but the phone's prompts name a nod that was not
  expect(values(good, challenge, asked(['blink', 1000], ['nod', 3000]))).toEqual([])
})

test.each<[string, Action[], Action[], number | null]>([
  ['as asked', ['blink', 'openMouth'], ['blink', 'openMouth'], 0],
  ['blinks are free', ['blink', 'blink', 'blink', 'openMouth'], ['blink', 'openMouth'], 0],
  ['a blink that was asked does not pay for a nod', ['openMouth', 'nod'], ['blink', 'openMouth'], 1],
  ['two too many', ['openMouth', 'nod', 'turnLeft'], ['openMouth'], 2],
  ['less than asked is not less than none', ['blink'], ['openMouth', 'nod'], 0],
  ['nothing was asked: nothing is said', ['nod', 'nod'], [], null],
])('more than asked: %s', (_, seen, challenge, extra) => {
  expect(extraSignals(seen.map((action, i) => at(action, i)), challenge)).toEqual(extra === null ? [] : [expect.objectContaining({ name: 'extra', value: extra })])
})
