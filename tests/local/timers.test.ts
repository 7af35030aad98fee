import { nextRun } from '../../local/gateway/timers'
import { startCloud } from './cloud'

const after = Date.parse('2026-03-01T00:00:00Z')

test.each([
  ['0 0 2 * * * *', '2026-03-01T18:00:00.000Z'],
  ['0 */5 * * * * *', '2026-03-01T00:05:00.000Z'],
  ['30 0 8 1 * * *', '2026-03-01T00:00:30.000Z'],
  ['0 0 8 1 * * *', '2026-04-01T00:00:00.000Z'],
  ['0 0 9 * * MON *', '2026-03-02T01:00:00.000Z'],
  ['0 0 0 1 1 * 2027', '2026-12-31T16:00:00.000Z'],
  ['0 30 9-17/4 * * * *', '2026-03-01T01:30:00.000Z'],
])('%s fires next at %s, in Chinese time', (cron, expected) => {
  expect(nextRun(cron, after)?.toISOString()).toBe(expected)
})

test('a year that is over never fires', () => {
  expect(nextRun('0 0 0 1 1 * 2020', after)).toBeNull()
})

test.each(['* * * * *', '0 0 2 * * *', '61 * * * * * *', 'often'])('%s is refused', (cron) => {
  expect(() => nextRun(cron, after)).toThrow()
})

test('a timer calls its function with the event of the cloud, and one failure does not end it', async () => {
  const events: Record<string, string>[] = []
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => {})
  const nightly = async (event: unknown): Promise<void> => {
    events.push(event as Record<string, string>)
    if (events.length === 1) throw new Error('the first night fails')
  }
  const cloud = await startCloud({ functions: { nightly },
    timers: [{ name: 'everySecond', cron: '* * * * * * *', function: 'nightly', message: 'go' }] })
  for (let i = 0; i < 50 && events.length < 2; i++) await new Promise((resolve) => setTimeout(resolve, 100))
  await cloud.close()
  const fired = events.length
  expect(events[1]).toEqual({ Type: 'Timer', TriggerName: 'everySecond', Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
    Message: 'go' })
  expect(quiet).toHaveBeenCalledWith('[timer everySecond]', expect.objectContaining({ code: 'FUNCTIONS_EXECUTE_FAIL' }))
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(events).toHaveLength(fired)
  quiet.mockRestore()
})
