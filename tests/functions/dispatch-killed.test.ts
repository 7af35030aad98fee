/** kill -9 in the middle of sending: nobody is forgotten, and nothing goes out twice by the same way. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { wang } from './people'
import { enrolWithPhone, joinWechat, phoneOf, queue, startPost, type Post } from './post'

jest.setTimeout(180_000)
const PEOPLE = 60
const MINUTE = 60_000
let post: Post
beforeAll(async () => { post = await startPost() })
afterAll(() => post.close())

/** Another process sends, and is killed as soon as WeChat has been asked `after` more times. Answers how often it was asked. */
async function sendAndKill(after: number): Promise<number> {
  const before = post.wechat.asked.send
  const child = spawn(process.execPath, [path.join(__dirname, 'killed/dispatcher.cjs'), String(post.clock.at)], {
    stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ANXIN_MESSAGES_PER_SECOND: '30' },
  })
  const watch = setInterval(() => { if (post.wechat.asked.send - before >= after) child.kill('SIGKILL') }, 1)
  await new Promise((resolve) => child.once('close', resolve))
  clearInterval(watch)
  return post.wechat.asked.send - before
}

test('killed four times, then left alone: everybody is reached, nobody twice by one way', async () => {
  for (let n = 0; n < PEOPLE; n++) {
    const person = { ...wang, id: `many-${n}`, idNumber: `${n}` }
    await enrolWithPhone(post, person, n)
    await joinWechat(post, `o-many-${n}`, { selfId: person.id, quota: 5 })
    await queue(post, person, { scheme: 'enterprise', dueOn: '2025-11-20', days: -30 })
  }
  for (const after of [1, 7, 12, 9]) {
    expect(await sendAndKill(after)).toBeGreaterThanOrEqual(after)
    // what the dead one held becomes free
    post.clock.at += 3 * MINUTE
  }
  const { outbox: middle } = await post.dump()
  // it was really killed in the middle: some done, some held, some not begun
  expect(new Set(middle.map(({ state }) => state))).toEqual(new Set(['sent', 'sending', 'queued']))
  for (let n = 0; n < 3; n++) {
    await post.dispatch()
    post.clock.at += 3 * MINUTE
  }

  const { outbox, contacts } = await post.dump()
  expect(outbox.filter(({ state }) => state !== 'sent')).toEqual([])
  const wechatOf = (n: number) => post.wechat.messages.filter(({ touser }) => touser === `o-many-${n}`).length
  const smsOf = (n: number) => post.sms.texts.filter(({ phone }) => phone === `+86${phoneOf(n)}`).length
  const counts = Array.from({ length: PEOPLE }, (_, n) => [wechatOf(n), smsOf(n)] as const)
  expect(counts.filter(([wechat, sms]) => wechat > 1 || sms > 1 || wechat + sms === 0)).toEqual([])
  // a text message besides only where nobody could know whether WeChat's went out
  const unknown = contacts.filter(({ result }) => result === 'unknown').map(({ beneficiaryId }) => beneficiaryId)
  expect(counts.flatMap(([, sms], n) => (sms > 0 ? [`many-${n}`] : [])).sort()).toEqual([...unknown].sort())
  expect(unknown.length).toBeGreaterThan(0)
})
