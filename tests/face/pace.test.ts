import { ActionWatcher } from '../../src/domain/liveness'
import { frozen } from './series'

test('following the live picture costs little: under 5 ms of processor time a frame, also after minutes', () => {
  const once = frozen('all-first')
  const minutes = Array.from({ length: 10 }, (_, i) => once.map((frame) => ({ ...frame, at: frame.at + 13 * i }))).flat()
  const watcher = new ActionWatcher()
  const before = process.cpuUsage()
  for (const frame of minutes) watcher.push(frame)
  const { user } = process.cpuUsage(before)
  expect(user / 1000 / minutes.length).toBeLessThan(5)
})
