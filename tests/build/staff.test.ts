/** The agency's pages are for its own browsers, and those of the machines at outlets for the machines: no mini-program that the public downloads holds a line of them. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const MARKS = /staff\/sign-in|api\/staff|anxin\.staff|工作人员登录|kiosk\/home|anxin\.kiosk|登记这台机器/

const dist = (target: string) => path.resolve(__dirname, '../../dist', target)
/** Runs where the build is there, like the other tests of builds. */
const built = (target: string, mark: string) => {
  if (existsSync(path.join(dist(target), mark))) return test
  console.warn(`NOT RUN: the ${target} build is not there. Make it with \`npm run build:${target}\`, then run these tests again.`)
  return test.skip
}

for (const target of ['weapp', 'alipay']) {
  built(target, 'app.json')(`the ${target} build knows nothing of staff and machines`, () => {
    const files = readdirSync(dist(target), { recursive: true }).map(String)
      .filter((name) => statSync(path.join(dist(target), name)).isFile() && /\.(js|json|wxml|axml|wxss|acss)$/.test(name))
    expect(files.length).toBeGreaterThan(20)
    expect(files.filter((name) => MARKS.test(readFileSync(path.join(dist(target), name), 'utf8')))).toEqual([])
  })
}

built('h5', 'index.html')('the H5 build has them, in chunks that the public’s pages do not load first', () => {
  const read = (file: string) => readFileSync(path.join(dist('h5'), file), 'utf8')
  const first = [...read('index.html').matchAll(/src="\.?\/?(js\/[^"]+)"/g)].map(([, file = '']) => file)
  const all = readdirSync(path.join(dist('h5'), 'js')).filter((name) => name.endsWith('.js')).map((name) => `js/${name}`)
  const holding = (files: string[]) => files.filter((file) => read(file).includes('anxin.staff'))
  expect(first.length).toBeGreaterThan(0)
  expect(holding(all).length).toBeGreaterThan(0)
  expect(holding(first)).toEqual([])
})
