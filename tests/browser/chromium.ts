import { existsSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'

const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/** The installed browser, or null: the browser tests then say loudly that they did not run. */
export const chromiumPath: string | null = CANDIDATES.find((file): file is string => Boolean(file && existsSync(file))) ?? null

export const HOW_TO_GET_IT = 'No Chromium on this machine: THE BROWSER TESTS DID NOT RUN. Get one by: apt-get install chromium fonts-noto-cjk'

export interface Phone {
  /** MJPEG or Y4M file that plays as the camera, looped; without one there is no camera permission. */
  camera?: string
  /** false: the person taps 不允许. */
  allowCamera?: boolean
  width?: number
  height?: number
}

/** A phone-sized browser of its own, with a fresh profile. Close the context to close the browser. */
export async function openPhone({ camera, allowCamera = true, width = 375, height = 667 }: Phone = {}): Promise<BrowserContext> {
  if (!chromiumPath) throw new Error(HOW_TO_GET_IT)
  return chromium.launchPersistentContext(mkdtempSync(path.join(os.tmpdir(), 'anxin-phone-')), {
    executablePath: chromiumPath,
    headless: true,
    viewport: { width, height },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    permissions: camera && allowCamera ? ['camera'] : [],
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--mute-audio',
      ...(allowCamera ? ['--use-fake-ui-for-media-stream'] : ['--deny-permission-prompts']),
      '--use-fake-device-for-media-stream',
      ...(camera ? [`--use-file-for-fake-video-capture=${camera}`] : []),
    ],
  })
}
