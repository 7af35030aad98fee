import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { errorOf, startCloud } from './cloud'
import type { Cloud } from './cloud'

let cloud: Cloud
let nowMs = Date.now()
const dir = mkdtempSync(join(tmpdir(), 'anxin-files-'))
const options = { dir, clock: () => nowMs, maxUploadBytes: 1000, uploadLifetimeMs: 600_000 }
beforeAll(async () => {
  cloud = await startCloud(options)
})
afterAll(async () => {
  await cloud.close()
  rmSync(dir, { recursive: true })
})

interface Permission { url: string, authorization: string, token: string, fileId: string }
async function permission(cloudPath: string): Promise<Permission> {
  return (await cloud.app.getUploadMetadata({ cloudPath }) as unknown as { data: Permission }).data
}
async function isThere(path: string): Promise<boolean> {
  const { fileList } = await cloud.app.getTempFileURL({ fileList: [`cloud://local-env.local-bucket/${path}`] })
  return fileList[0]!.code === 'SUCCESS'
}
const put = ({ url, authorization }: { url: string, authorization: string }, body: string) =>
  fetch(url, { method: 'PUT', body, headers: { authorization } })
const upload = async (cloudPath: string, content: string): Promise<string> =>
  (await cloud.app.uploadFile({ cloudPath, fileContent: Buffer.from(content) })).fileID
const urlOf = async (fileID: string, maxAge = 60): Promise<string> =>
  (await cloud.app.getTempFileURL({ fileList: [{ fileID, maxAge }] })).fileList[0]!.tempFileURL
const download = async (fileID: string): Promise<string> => String((await cloud.app.downloadFile({ fileID })).fileContent)

test('a file goes up and comes down through the SDK, whatever its name', async () => {
  for (const path of ['a.jpg', 'deep/er/b c.mp4', '照片/王+&=.jpg']) {
    const fileID = await upload(path, `content of ${path}`)
    expect(fileID).toBe(`cloud://local-env.local-bucket/${path}`)
    expect(await download(fileID)).toBe(`content of ${path}`)
  }
})

test('a second upload replaces the first, and the old content leaves the disk', async () => {
  const before = readdirSync(join(dir, 'blobs')).length
  const fileID = await upload('again.txt', 'one')
  await upload('again.txt', 'two')
  expect(await download(fileID)).toBe('two')
  expect(readdirSync(join(dir, 'blobs'))).toHaveLength(before + 1)
})

test('getFileInfo knows size and type', async () => {
  const fileID = await upload('clip.mp4', '12345')
  expect((await cloud.app.getFileInfo({ fileList: [fileID] })).fileList).toMatchObject([{ code: 'SUCCESS', size: 5, mime: 'video/mp4',
    fileName: 'clip.mp4' }])
})

test('deleted files are gone, missing ones are named', async () => {
  const fileID = await upload('gone.txt', 'x')
  const nowhere = 'cloud://local-env.local-bucket/never.txt'
  expect((await cloud.app.deleteFile({ fileList: [fileID, nowhere] })).fileList).toEqual([
    { code: 'SUCCESS', fileID }, { code: 'STORAGE_FILE_NONEXIST', fileID: nowhere },
  ])
  expect((await cloud.app.getTempFileURL({ fileList: [fileID] })).fileList).toMatchObject([{ code: 'STORAGE_FILE_NONEXIST' }])
  expect((await errorOf(cloud.app.downloadFile({ fileID }))).code).toBe('STORAGE_FILE_NONEXIST')
})

test('copyFile copies, moves, and does not overwrite when told so', async () => {
  const source = await upload('from/x.txt', 'moved')
  const { fileList } = await cloud.app.copyFile({ fileList: [{ srcPath: 'from/x.txt', dstPath: 'to/x.txt',
    removeOriginal: true }] } as never)
  expect(fileList).toMatchObject([{ code: 'SUCCESS' }])
  expect(await download('cloud://local-env.local-bucket/to/x.txt')).toBe('moved')
  expect((await errorOf(cloud.app.downloadFile({ fileID: source }))).code).toBe('STORAGE_FILE_NONEXIST')
  await upload('from/x.txt', 'second')
  const again = await cloud.app.copyFile({ fileList: [{ srcPath: 'from/x.txt', dstPath: 'to/x.txt', overwrite: false }] } as never)
  expect(again.fileList).toMatchObject([{ code: 'INVALID_PARAM' }])
  expect(await download('cloud://local-env.local-bucket/to/x.txt')).toBe('moved')
})

test('at most 50 files a call', async () => {
  const fileList = Array.from({ length: 51 }, (_file, i) => `cloud://local-env.local-bucket/${i}`)
  for (const call of [() => cloud.app.deleteFile({ fileList }), () => cloud.app.getTempFileURL({ fileList })]) {
    expect(await errorOf(call())).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('50') as string })
  }
})

describe('an upload permission', () => {
  test('is for its exact path', async () => {
    const mine = await permission('mine.txt')
    expect((await put({ ...mine, url: mine.url.replace('mine.txt', 'theirs.txt') }, 'x')).status).toBe(403)
    expect((await put({ ...mine, authorization: '' }, 'x')).status).toBe(403)
    expect((await put(mine, 'x')).status).toBe(200)
  })

  test('cannot be lengthened or widened', async () => {
    const mine = await permission('mine.txt')
    const [expires, limit, mac] = mine.authorization.split('.')
    expect((await put({ ...mine, authorization: `${Number(expires) + 1}.${limit}.${mac}` }, 'x')).status).toBe(403)
    expect((await put({ ...mine, authorization: `${expires}.${Number(limit) + 1}.${mac}` }, 'x')).status).toBe(403)
  })

  test('has one spelling', async () => {
    const mine = await permission('mine.txt')
    const [expires, limit, mac] = mine.authorization.split('.')
    for (const authorization of [`${mine.authorization}.x`, `${expires}.0${limit}.${mac}`, `${expires}e0.${limit}.${mac}`, '', '..']) {
      expect([authorization, (await put({ ...mine, authorization }, 'x')).status]).toEqual([authorization, 403])
    }
  })

  test('expires', async () => {
    const mine = await permission('late.txt')
    nowMs += 600_001
    const response = await put(mine, 'x')
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('<Code>AccessDenied</Code>')
  })

  test('does not open a download', async () => {
    await upload('private.txt', 'x')
    const mine = await permission('private.txt')
    expect((await fetch(`${mine.url}?sign=${mine.authorization}`)).status).toBe(403)
    expect((await fetch(mine.url)).status).toBe(403)
  })

  test('limits the bytes, also when their number is not announced', async () => {
    const tooMuch = 'x'.repeat(1001)
    expect(await errorOf(upload('big.txt', tooMuch))).toMatchObject({ code: 'STORAGE_REQUEST_FAIL',
      message: expect.stringContaining('EntityTooLarge') as string })
    expect((await put(await permission('big.txt'), tooMuch)).status).toBe(400)
    expect(await isThere('big.txt')).toBe(false)
    await upload('fits.txt', 'x'.repeat(1000))
    expect(await isThere('fits.txt')).toBe(true)
    expect(readdirSync(join(dir, 'uploads'))).toEqual([])
  })
})

test('an upload that breaks off leaves nothing', async () => {
  const { url, authorization } = await permission('half.txt')
  await new Promise<void>((resolve) => {
    const sending = request(url, { method: 'PUT', headers: { authorization, 'content-length': 500 } })
    sending.on('error', () => resolve())
    sending.write('x'.repeat(100), () => setTimeout(() => sending.destroy(), 50))
    sending.on('close', () => resolve())
  })
  for (let i = 0; i < 40 && readdirSync(join(dir, 'uploads')).length; i++) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(readdirSync(join(dir, 'uploads'))).toEqual([])
  expect(await isThere('half.txt')).toBe(false)
})

describe('a temporary link', () => {
  test('lives as long as asked for', async () => {
    const url = await urlOf(await upload('short.txt', 'x'), 30)
    expect((await fetch(url)).status).toBe(200)
    nowMs += 30_001
    expect((await fetch(url)).status).toBe(403)
  })

  test('is for its path only', async () => {
    await upload('other.txt', 'y')
    const url = await urlOf(await upload('this.txt', 'x'))
    expect((await fetch(url.replace('this.txt', 'other.txt'))).status).toBe(403)
  })

  test.each([0, -1, 1.5])('is refused for maxAge %d', async (maxAge) => {
    expect((await errorOf(cloud.app.getTempFileURL({ fileList: [{ fileID: 'cloud://local-env.local-bucket/a.jpg',
      maxAge }] }))).code).toBe('INVALID_PARAM')
  })

  const ranges: [string, number, string, string | null][] = [
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'], ['bytes=7-', 206, '789', 'bytes 7-9/10'], ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'], ['lines=1-2', 200, '0123456789', null],
  ]
  test.each(ranges)('answers the range %s', async (range, status, content, header) => {
    const response = await fetch(await urlOf(await upload('digits.txt', '0123456789')), { headers: { range } })
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([status, content, header])
  })

  test('refuses a range behind the end', async () => {
    expect((await fetch(await urlOf(await upload('digits.txt', '0123456789')), { headers: { range: 'bytes=10-' } })).status).toBe(416)
  })
})

test('a browser of another origin may upload and download', async () => {
  const { url, authorization } = await permission('web.webm')
  const preflight = await fetch(url, { method: 'OPTIONS',
    headers: { origin: 'http://localhost:10086', 'access-control-request-method': 'PUT' } })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  const response = await fetch(url, { method: 'PUT', body: 'w', headers: { authorization, 'content-type': 'video/webm' } })
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
})

test.each(['', '/a', 'a/', 'a//b', '../x', 'a/../b', './a', 'a\\b', 'a?b', 'a#b', 'a%2e', 'a\0b',
  'x'.repeat(851)])('the path %j is refused', async (path) => {
  expect((await errorOf(permission(path))).code).toBe('INVALID_PARAM')
})

test.each(['/storage/../in-use.db', '/storage/%2e%2e/documents.db', '/storage/..%2fdocuments.db', '/storage/%',
  '/storage/'])('%s leads nowhere', async (path) => {
  const response = await new Promise<number>((resolve) => request(cloud.gateway.url + path,
    ({ statusCode }) => resolve(statusCode ?? 0)).end())
  expect([403, 404]).toContain(response)
})

test('files and documents survive a restart, half uploads do not', async () => {
  const fileID = await upload('kept.txt', 'kept')
  await cloud.db.createCollection('kept')
  await cloud.db.collection('kept').add({ _id: 'x', n: 1 })
  await cloud.close()
  cloud = await startCloud(options)
  expect(await download(fileID)).toBe('kept')
  expect((await cloud.db.collection('kept').doc('x').get()).data).toEqual([{ _id: 'x', n: 1 }])
  expect(readFileSync(join(dir, 'blobs', readdirSync(join(dir, 'blobs'))[0]!))).toBeTruthy()
})

test('a directory has one gateway at a time', async () => {
  await expect(startCloud(options)).rejects.toThrow('in use')
})
