/**
 * `npm run bench:live`: how many frames a second the page looks at, in `npm start` itself and a real Chromium whose camera plays a drawn
 * clip. Chromium's own throttling slows the page's main thread and not the worker, so the kernel holds it to a quarter of a core as well.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { openPhone } from '../../tests/browser/chromium'
import { startProduct } from '../../tests/browser/local'
import { button, fillIn, openHome, tap } from '../../tests/browser/walk'
import { browserProcesses, processorMs, quarterCore, threadsOf } from './quarter-core'

const SECONDS = 12
type Slow = 'nothing' | 'devtools' | 'threads' | 'page' | 'browser'
const ROWS: [Slow, string][] = [
  ['nothing', 'as it is'],
  ['devtools', 'DevTools, CPU throttling 4x (main thread only)'],
  ['threads', 'every thread of the page at most a quarter of a core: a phone with four slow cores'],
  ['page', 'the page in all a quarter of a core: main thread, worker, recorder'],
  ['browser', 'the whole browser a quarter of a core, also its fake camera and drawing without a graphics chip'],
]
interface Count { frames: number; workerMs: number; recording: number }
type Counted = typeof globalThis & { liveBench: Count }

/** Runs in the page before everything else: counts what the face worker reports. */
function countReadings(): void {
  const count = (globalThis as Counted).liveBench = { frames: 0, workerMs: 0, recording: 0 }
  const Before = Worker
  globalThis.Worker = class extends Before {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; ms: number }>) => {
        if (data.kind !== 'reading') return
        count.frames++
        count.workerMs += data.ms
        if ((globalThis as unknown as { taping?: MediaRecorder }).taping?.state === 'recording') count.recording++
      })
    }
  }
  const start = MediaRecorder.prototype.start
  MediaRecorder.prototype.start = function (...of) {
    Object.assign(globalThis, { taping: this })
    return start.apply(this, of)
  }
}

const counted = (page: Page) => page.evaluate(() => ({ ...(globalThis as Counted).liveBench, at: performance.now() }))

async function measure(url: string, camera: string, slow: Slow): Promise<string> {
  const context = await openPhone({ camera })
  const page = context.pages()[0] ?? await context.newPage()
  let letGo: (() => void) | null = null
  try {
    // the compiler that runs this file wraps named functions, which the page knows nothing of
    await page.addInitScript({ content: 'globalThis.__name = (one) => one' })
    await page.addInitScript(countReadings)
    page.on('console', (message) => { if (message.type() === 'warning') console.error(message.text()) })
    page.on('pageerror', (error) => console.error(error.message))
    const [member] = CAST
    await openHome(page, url)
    await fillIn(page, { name: member.name, idNumber: idNumberOf(member) })
    await tap(page, '对，下一步')
    await page.getByText(/先做好这三样|还是想办一次/).locator('visible=true').first().waitFor()
    if (await button(page, '还是想办一次').isVisible()) await tap(page, '还是想办一次')
    await tap(page, '准备好了，开始')
    await page.waitForFunction(() => (globalThis as Counted).liveBench.frames > 20, undefined, { timeout: 60_000 })
    const { all, pages } = browserProcesses()
    if (slow === 'devtools') await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: 4 })
    if (slow === 'threads') letGo = quarterCore(pages.flatMap(threadsOf).map((thread) => [thread]))
    if (slow === 'page' || slow === 'browser') letGo = quarterCore([(slow === 'page' ? pages : all).flatMap(threadsOf)])
    if (slow !== 'nothing' && slow !== 'devtools' && !letGo) return 'not measured'
    const [first, worker, whole] = [await counted(page), processorMs(pages, 'DedicatedWorker'), processorMs(pages)]
    await page.waitForTimeout(SECONDS * 1000)
    const [workerEnd, wholeEnd, last] = [processorMs(pages, 'DedicatedWorker'), processorMs(pages), await counted(page)]
    const frames = last.frames - first.frames
    const per = (ms: number) => (ms / frames).toFixed(1)
    return [
      (frames / (last.at - first.at) * 1000).toFixed(1), per(last.workerMs - first.workerMs), per(workerEnd - worker),
      per(wholeEnd - whole), `${Math.round((100 * (last.recording - first.recording)) / frames)} %`,
    ].join(' | ')
  } finally {
    try { letGo?.() } finally { await context.close() }
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'anxin-live-'))
  const camera = path.join(folder, 'camera.mjpeg')
  await toCameraFile(path.resolve(__dirname, '../../tests/clips/nobody-moves.mp4'), camera)
  const product = await startProduct()
  try {
    console.log('| held back | frames/s | ms a frame in the worker | of it on the processor | page in all, processor ms a frame | while recording |')
    console.log('| --- | --- | --- | --- | --- | --- |')
    for (const [slow, name] of ROWS) console.log(`| ${name} | ${await measure(product.url, camera, slow)} |`)
    console.log(`\nload of the machine: ${os.loadavg()[0]?.toFixed(1)} on ${os.availableParallelism()} cores`)
  } finally {
    await product.stop()
    rmSync(folder, { recursive: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
