/** The agency's pages are for its own browsers: no mini-program that the public downloads holds a line of them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const MARKS = /staff\/sign-in|api\/staff|anxin\.staff|工作人员登录/

test.each(['weapp', 'alipay'])('the %s build knows nothing of staff', (target) => {
  const dist = path.resolve(__dirname, '../../dist', target)
  if (!existsSync(path.join(dist, 'app.json'))) return console.warn(`NOT RUN: the ${target} build is not there. Make it with \`npm run build:${target}\`.`)
  const files = readdirSync(dist, { recursive: true }).map(String).filter((name) => statSync(path.join(dist, name)).isFile() && /\.(js|json|wxml|axml|wxss|acss)$/.test(name))
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((name) => MARKS.test(readFileSync(path.join(dist, name), 'utf8')))).toEqual([])
})

test('the H5 build has them, in chunks that the public’s pages do not load', () => {
  const dist = path.resolve(__dirname, '../../dist/h5')
  if (!existsSync(path.join(dist, 'index.html'))) return console.warn('NOT RUN: the H5 build is not there. Make it with `npm run build:h5`.')
  const first = [...readFileSync(path.join(dist, 'index.html'), 'utf8').matchAll(/src="\.?\/?(js\/[^"]+)"/g)].map(([, file = '']) => file)
  const all = readdirSync(path.join(dist, 'js')).filter((name) => name.endsWith('.js')).map((name) => `js/${name}`)
  const holding = (files: string[]) => files.filter((file) => readFileSync(path.join(dist, file), 'utf8').includes('anxin.staff'))
  expect(first.length).toBeGreaterThan(0)
  expect(holding(all).length).toBeGreaterThan(0)
  expect(holding(first)).toEqual([])
})
