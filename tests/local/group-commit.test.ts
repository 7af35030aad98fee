import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Store } from '../../local/gateway/store/store'
import type { Doc } from '../../local/gateway/store/value'
import { insert } from '../../local/gateway/store/write'

let dir: string
let store: Store

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'anxin-group-'))
  store = new Store(dir)
  store.addCollection('people')
  store.createIndex('people', { name: 'number', keys: [['number', 1]], unique: true })
  store.createIndex('people', { name: 'street', keys: [['street', 1]] })
})

afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

const add = (...docs: Doc[]) => store.write((view) => insert(view, store.collection('people'), docs, 0))
const ids = () => store.committed.select(store.collection('people'), { query: {}, order: [['_id', 1]] }).map(({ doc }) => doc._id)

test('writes that arrive together wait for the disk once', async () => {
  const spy = jest.spyOn(store.db, 'exec')
  await Promise.all([add({ _id: 'a', number: 1 }), add({ _id: 'b', number: 2 }), add({ _id: 'c', number: 3 })])
  expect(ids()).toEqual(['a', 'b', 'c'])
  expect(spy.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1)
})

test('a write waits for a request that is being received, and not for ever', async () => {
  const spy = jest.spyOn(store.db, 'exec')
  const commits = () => spy.mock.calls.filter(([sql]) => sql === 'COMMIT').length
  const hasCome = store.expectWrite()
  const first = add({ _id: 'a', number: 1 })
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(commits()).toBe(0)
  const second = add({ _id: 'b', number: 2 })
  hasCome()
  await Promise.all([first, second])
  expect(commits()).toBe(1)
  store.expectWrite() // never comes
  await add({ _id: 'c', number: 3 })
  expect(commits()).toBe(2)
})

test('one of them that fails takes back all of its own and nothing of the others', async () => {
  const outcomes = await Promise.allSettled([
    add({ _id: 'a', number: 1 }), add({ _id: 'b', number: 2 }, { _id: 'c', number: 1 }), add({ _id: 'd', number: 4 }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((outcomes[1] as PromiseRejectedResult).reason).toMatchObject({ message: expect.stringContaining('E11000') })
  expect(ids()).toEqual(['a', 'd'])
})

test('an index stays in use when the document that it could not have held was taken back', async () => {
  await Promise.allSettled([add({ _id: 'a', number: 1 }), add({ _id: 'b', number: 2, street: ['371102001', '371102002'] }, { _id: 'c', number: 2 })])
  expect(store.collection('people').isIndexed('street')).toBe(true)
  await add({ _id: 'd', number: 3, street: ['371102001'] })
  expect(store.collection('people').isIndexed('street')).toBe(false)
})

test('when the disk refuses, nobody is told that it is written', async () => {
  const { exec } = store.db
  const spy = jest.spyOn(store.db, 'exec').mockImplementation((sql) => {
    if (sql === 'COMMIT') throw new Error('database or disk is full')
    exec.call(store.db, sql)
  })
  const outcomes = await Promise.allSettled([add({ _id: 'a', number: 1, street: ['371102001'] }), add({ _id: 'b', number: 2 })])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  spy.mockRestore()
  expect(ids()).toEqual([])
  expect(store.collection('people').isIndexed('street')).toBe(true)
  await add({ _id: 'a', number: 1 })
  expect(ids()).toEqual(['a'])
})

test('when SQLite itself gives up the transaction midway, all of them fail', async () => {
  const outcomes = await Promise.allSettled([
    add({ _id: 'a', number: 1 }),
    store.write(() => {
      store.db.exec('ROLLBACK')
      throw new Error('database or disk is full')
    }),
    add({ _id: 'b', number: 2 }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(ids()).toEqual([])
})

test('a write that was accepted before the store is closed is on the disk', async () => {
  const written = add({ _id: 'a', number: 1 })
  store.close()
  await written
  store = new Store(dir)
  expect(ids()).toEqual(['a'])
})

test('a transaction is over once its commit is under way', async () => {
  const id = store.begin()
  store.within(id, (view) => insert(view, store.collection('people'), [{ _id: 'a', number: 1 }], 0))
  const committed = store.commit(id)
  await expect(store.commit(id)).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  await committed
  expect(ids()).toEqual(['a'])
})
