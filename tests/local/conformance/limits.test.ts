import { errorOf, startCloud } from '../cloud'
import type { Cloud, Database } from '../cloud'

let cloud: Cloud
let docs: ReturnType<Database['collection']>
const MB = 1024 * 1024
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.db.createCollection('docs')
  await cloud.db.createCollection('large')
  docs = cloud.db.collection('docs')
  await docs.add(Array.from({ length: 1100 }, (_doc, n) => ({ _id: `d${n}`, n })) as unknown as object)
})
afterAll(() => cloud.close())

test('a query answers with 100 documents unless asked for more, and never with more than 1000', async () => {
  expect((await docs.get()).data).toHaveLength(100)
  expect((await docs.limit(700).get()).data).toHaveLength(700)
  expect((await docs.limit(5000).get()).data).toHaveLength(1000)
  expect((await docs.skip(1000).limit(1000).get()).data).toHaveLength(100)
})

test('the limit holds where a client sends more than the SDK would', async () => {
  const body = { collectionName: 'docs', queryType: 'WHERE', limit: 100_000 }
  const { list } = (await rawRequest('database.getDocument', body) as { data: { list: string[] } }).data
  expect(list).toHaveLength(1000)
})

test.each([{ limit: -1 }, { limit: 1.5 }, { offset: -1 }, { limit: 'many' }])('%j is refused', async (paging) => {
  expect((await errorOf(rawRequest('database.getDocument', { collectionName: 'docs', ...paging }))).code).toBe('INVALID_PARAM')
})

test('updates, removals, counts and aggregations are not cut at 1000', async () => {
  expect((await docs.where({}).update({ seen: true })).updated).toBe(1100)
  expect((await docs.where({ seen: true }).count()).total).toBe(1100)
  expect((await docs.aggregate().match({ seen: true }).count('n').end() as { data: object[] }).data).toEqual([{ n: 1100 }])
})

test('a document may have 16 MB, not more', async () => {
  const large = cloud.db.collection('large')
  await large.add({ _id: 'fits', text: 'x'.repeat(16 * MB - 100) })
  for (const call of [() => large.add({ _id: 'too', text: 'x'.repeat(16 * MB) }),
    () => large.doc('fits').update({ more: 'x'.repeat(200) })]) {
    expect(await errorOf(call())).toMatchObject({ code: 'DATABASE_REQUEST_FAILED',
      message: expect.stringContaining('too large') as string })
  }
}, 60_000)

test('a response may have 16 MB, not more', async () => {
  const large = cloud.db.collection('large')
  await large.add([{ _id: 'a', part: 1, text: 'x'.repeat(9 * MB) }, { _id: 'b', part: 1, text: 'x'.repeat(9 * MB) }] as unknown as object)
  expect((await large.where({ _id: 'a' }).get()).data).toHaveLength(1)
  expect(await errorOf(large.where({ part: 1 }).get())).toMatchObject({ code: 'DATABASE_REQUEST_FAILED',
    message: expect.stringContaining('16 MB') as string })
  expect((await large.where({ part: 1 }).field({ text: false } as never).get()).data).toHaveLength(2)
}, 60_000)

test('a request of more than 48 MB is refused', async () => {
  expect((await errorOf(cloud.db.collection('large').add({ text: 'x'.repeat(48 * MB) }))).code).toBe('EXCEED_REQUEST_SIZE_LIMIT')
}, 60_000)

test('nesting ends at 100 levels', async () => {
  const nest = (levels: number): object => (levels ? { o: nest(levels - 1) } : {})
  await docs.add(nest(90))
  expect(await errorOf(docs.add(nest(120)))).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('nesting') as string })
})

test('a list of 500 values is answered, 501 are refused', async () => {
  const { in: among } = cloud.db.command
  expect((await docs.where({ n: among(Array.from({ length: 500 }, (_value, i) => i * 2)) }).limit(1000).get()).data).toHaveLength(500)
  expect((await errorOf(docs.where({ n: among(Array.from({ length: 501 }, (_value, i) => i)) }).get())).code).toBe('INVALID_PARAM')
})

test('fields that would change the prototype of objects are refused', async () => {
  const evil = { collectionName: 'docs', data: ['{"__proto__": {"isAdmin": true}}'] }
  expect((await errorOf(rawRequest('database.insertDocument', evil))).code).toBe('INVALID_PARAM')
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

/** A request that the SDK's own checks would not let through, still signed by the SDK. */
function rawRequest(action: string, data: object): Promise<unknown> {
  const { reqClass: Requester } = (require('@cloudbase/database') as { Db: { reqClass: new (config: unknown) => { send(action: string,
    data: object): Promise<unknown> } } }).Db
  return new Requester((cloud.db as unknown as { config: unknown }).config).send(action, data)
}
