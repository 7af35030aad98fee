/**
 * `npm run demo`: the whole line without a camera. A drawn person films a drawn clip in the order that the server asked for, and the
 * real functions, database, storage and face engine answer. Uses data of its own, which is deleted at the end.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Attempt } from '../cloudfunctions/lib/documents'
import { actionNames } from '../src/copy/certify'
import { faceFailures } from '../src/copy/face-failures'
import { channelNames, standingTags } from '../src/copy/names'
import type { CitizenCalls } from '../src/domain/contract/citizen'
import type { Reply } from '../src/domain/contract/errors'
import { printReference } from '../src/domain/reference'
import { openDemo } from './demo/demo'
import { peopleTable } from './demo/table'
import { CAST, personOf } from './people/cast'
import { makeClip } from './people/clip'
import { during, progress } from './progress'
import { startLocal } from './server'

async function main(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'anxin-demo-'))
  process.env.ANXIN_LOG ??= 'silent'
  const local = await startLocal({ dir })
  try {
    const demo = await openDemo(local)
    const [person] = await demo.people()
    if (!person) throw new Error('the cast is empty')
    console.log(`\n${peopleTable([person])}\n`)

    let token = ''
    const call = async <A extends keyof CitizenCalls>(action: A, input: CitizenCalls[A]['input']): Promise<CitizenCalls[A]['output']> => {
      const answer = await fetch(`${local.url}/api/citizen`, {
        method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ action, input }),
      })
      const reply = await answer.json() as Reply<CitizenCalls[A]['output']>
      if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${reply.error.field ?? ''}`)
      return reply.data
    }

    token = (await call('device.register', {})).token
    const { consentVersion } = await call('getHome', {})
    const started = await call('certification.start', {
      requestKey: 'demo-0000-0001', mode: 'self', subject: { kind: 'identity', name: person.name, idNumber: person.idNumber },
      consent: { version: consentVersion, agreed: true }, camera: 'front', evenIfNotDue: true,
    })
    if (started.kind !== 'opened') throw new Error(`not opened: ${started.kind}`)
    const { attemptId, actions, upload, person: { maskName, maskId } } = started.attempt
    console.log(`start    ${maskName} ${maskId}，服务器要求的动作：${actions.map((one) => actionNames[one]).join(' → ')}`)

    const file = path.join(dir, 'clip.mp4')
    const drawing = progress('draw     画一段视频')
    await makeClip({ person: personOf(CAST[0]), actions, file, onProgress: drawing.to })
    const bytes = readFileSync(file)
    drawing.done(`${(bytes.length / 1024).toFixed(0)} KB`)

    const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes })
    if (!put.ok) throw new Error(`upload: ${put.status} ${await put.text()}`)
    console.log('upload   视频已传到云存储')
    const outcome = await during('finish   服务器解码、看动作、比对', call('certification.finish', { attemptId, evidence: { kind: 'video' } }))
    await printMeasured(local.app, attemptId)

    if (outcome.kind === 'notMatched') throw new Error(`没有通过：${faceFailures[outcome.reason].title}`)
    if (outcome.kind === 'needsReview') throw new Error(`交给人工核对：${outcome.reviewNo}`)
    const { records } = await call('listRecords', {})
    const home = await call('getHome', {})
    console.log(`\n比对成功  认证编号 ${printReference(outcome.reference)}`)
    for (const row of records) console.log(`记录      ${row.on}  ${channelNames[row.channel]}  ${row.reference ? printReference(row.reference) : row.result}`)
    console.log(`首页      ${home.self ? standingTags[home.self.standing.kind].word : ''}，原来：${person.shows}`)
    console.log(`下次      ${outcome.nextDueOn} 前`)
  } finally {
    await local.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The evidence that the server kept for reviewers; a client never sees it. */
async function printMeasured(app: Awaited<ReturnType<typeof startLocal>>['app'], attemptId: string): Promise<void> {
  const { data } = await app.database().collection('attempts').doc(attemptId).get()
  const { evidence } = data[0] as Attempt
  if (!evidence) return
  const { frames, events, similarity, liveness, continuity, quality, ms } = evidence
  const rows: [string, string][] = [
    ['画面', `${frames.usable} / ${frames.total} 张可用`],
    ['动作', events.map((one) => `${actionNames[one.action]} ${one.from.toFixed(1)}–${one.to.toFixed(1)} s`).join('，')],
    ['与登记照片', `${similarity?.toFixed(3)}（余弦，0.50 以上为同一人）`],
    ['活体', `${liveness?.toFixed(2)}（1 = 真人）`],
    ['全程同一人', `${continuity?.toFixed(2)}`],
    ['画质', quality ? `亮度 ${quality.brightness.toFixed(0)}，清晰度 ${quality.sharpness.toFixed(0)}，脸宽 ${(quality.width * 100).toFixed(0)}%` : '-'],
    ['用时', Object.entries(ms).map(([stage, time]) => `${stage} ${Math.round(time)} ms`).join('，')],
  ]
  for (const [name, value] of rows) console.log(`  ${name}：${value}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}).finally(() => setTimeout(() => process.exit(), 500).unref())
