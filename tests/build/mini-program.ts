/**
 * Runs a built mini-program in Node: App, Page and Component by hand, a CommonJS loader, and setData that keeps the tree.
 * Enough of the platform to walk pages; what a phone really draws is checked by hand.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { platform, type Call, type Put } from './platform'
import { readNode, readTemplates, textOf, walk, writeAt, type Element, type Wire } from './tree'

type Definition = Record<string, unknown>

interface Opened {
  route: string
  data: { root?: Wire }
  eh?(event: unknown): void
  onLoad?(query: unknown): void
  onShow?(): void
  onReady?(): void
  onUnload?(): void
  [member: string]: unknown
}

/** Longer than any page needs, also on a busy machine. */
const PATIENCE_MS = 10_000

interface AppJson { pages: string[]; subPackages?: { root: string; pages: string[] }[] }

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value))

export class MiniProgram {
  readonly storage = new Map<string, unknown>()
  readonly asked: Call[] = []
  readonly puts: Put[] = []
  readonly did: string[] = []
  /** What the app reported with console.error: a broken page says so there and stays blank. */
  readonly errors: string[] = []
  readonly pages: string[]
  private readonly stack: Opened[] = []
  private readonly definitions = new Map<string, Definition>()
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly context: vm.Context
  private readonly templates
  private loading = ''

  /** `answer`: what the cloud function says to an action; `store`: the status of what is put into the storage, the nth time. */
  constructor(private readonly dist: string, answer: (action: string) => unknown, store: (nth: number) => number = () => 200) {
    this.templates = readTemplates(dist)
    const app: AppJson = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
    const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))
    this.pages = [...app.pages, ...inPackages]
    const wx = platform({
      storage: this.storage,
      open: (url) => { this.open(url) },
      close: () => { this.stack.pop()?.onUnload?.() },
      closeAll: () => this.close(),
      answer: (call) => { this.asked.push(call); return answer(call.action) },
      put: (request) => store(this.puts.push(request)),
      did: (what) => { this.did.push(what) },
    })
    let started: { onLaunch?(options: object): void; onShow?(options: object): void } = {}
    const define = (definition: Definition) => { this.definitions.set(this.loading, definition) }
    this.context = vm.createContext({
      wx, my: wx,
      console: { ...console, error: (...said: unknown[]) => { this.errors.push(said.map(String).join(' ')) } },
      setTimeout: (...given: Parameters<typeof setTimeout>) => setTimeout(...given).unref(), clearTimeout,
      setInterval: (...given: Parameters<typeof setInterval>) => setInterval(...given).unref(), clearInterval, global: {},
      navigator: { userAgent: 'AlipayClient', swuserAgent: '' },
      App: (definition: typeof started) => { started = definition },
      Page: define, Component: define, Behavior: copy,
      getApp: () => started, getCurrentPages: () => [...this.stack], requirePlugin: () => ({}),
    })
    this.load(path.join(dist, 'app.js'))
    const launch = { scene: 1001, path: this.pages[0], query: {}, referrerInfo: {} }
    started.onLaunch?.(launch)
    started.onShow?.(launch)
  }

  /** Loads a file of the build as the platform's CommonJS does. */
  private load(file: string): unknown {
    const at = file.endsWith('.js') ? file : `${file}.js`
    const known = this.modules.get(at)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    this.modules.set(at, module)
    const source = `(function (require, module, exports) {${readFileSync(at, 'utf8')}\n})`
    const body = vm.runInContext(source, this.context, { filename: at })
    const outer = this.loading
    this.loading = path.relative(this.dist, at).replace(/\.js$/, '')
    const require = (wanted: string) => this.load(path.join(wanted.startsWith('/') ? this.dist : path.dirname(at), wanted))
    body(require, module, module.exports)
    this.loading = outer
    return module.exports
  }

  /** Opens a page by its address with query. Returns its data, as the platform holds it. */
  open(url: string): unknown {
    const [route = '', search = ''] = url.replace(/^\//, '').split('?')
    if (!this.definitions.has(route)) this.load(path.join(this.dist, route))
    const definition = this.definitions.get(route)
    if (!definition) throw new Error(`no page ${route}`)
    const options = Object.fromEntries(search.split('&').filter(Boolean).map((pair) => pair.split('=') as [string, string]))
    const own = { route, __route__: route, options, data: copy(definition.data ?? {}), selectComponent: () => null }
    const page: Opened = Object.assign(Object.create(null), definition.methods ?? definition, own)
    page.setData = (changes: Record<string, unknown>, done?: () => void) => {
      for (const [at, value] of Object.entries(copy(changes))) writeAt(page.data, at, value)
      if (done) setTimeout(() => done.call(page), 0)
    }
    this.stack.push(page)
    page.onLoad?.(options)
    page.onShow?.()
    page.onReady?.()
    return page.data
  }

  /** Leaves every page, so that nothing of it goes on. */
  close(): void { while (this.stack.length) this.stack.pop()?.onUnload?.() }

  get route(): string | undefined { return this.stack.at(-1)?.route }

  get tree(): Element {
    const nodes = this.stack.at(-1)?.data.root?.cn ?? []
    return { tag: 'page', id: '', attributes: {}, children: nodes.map((wire) => readNode(wire, this.templates)) }
  }

  get text(): string { return textOf(this.tree) }

  all(tag: string): Element[] { return [...walk(this.tree)].filter((element) => element.tag === tag) }

  /** Waits until the page shows something that `find` accepts. */
  private async until<T>(find: () => T | undefined, what: string, patienceMs = PATIENCE_MS): Promise<T> {
    for (let waited = 0; waited < patienceMs; waited += 20) {
      const found = find()
      if (found !== undefined) return found
      await new Promise((done) => { setTimeout(done, 20) })
    }
    throw new Error(`${this.route} never showed ${what}, but: ${this.text}`)
  }

  async sees(words: string): Promise<void> { await this.until(() => this.text.includes(words) || undefined, words) }

  async goesTo(route: string, patienceMs?: number): Promise<void> { await this.until(() => this.route === route || undefined, `the way to ${route}`, patienceMs) }

  /** What the platform itself reports of its one element of this kind, e.g. that the camera is open. */
  async reports(tag: string, event: string): Promise<void> { this.fire(await this.until(() => this.all(tag)[0], tag), event, {}) }

  /** Taps what says exactly this: a button if there is one, else the innermost element. */
  async tap(label: string): Promise<void> {
    const says = (element: Element) => textOf(element) === label
    this.fire(await this.until(() => this.all('button').find(says) ?? [...walk(this.tree)].filter(says).at(-1), label), 'tap', {})
  }

  /** Types into the nth input. */
  async type(nth: number, value: string): Promise<void> {
    this.fire(await this.until(() => this.all('input')[nth], `input ${nth}`), 'input', { value })
  }

  private fire({ id }: Element, type: string, detail: object): void {
    const target = { id, dataset: { sid: id } }
    this.stack.at(-1)?.eh?.({ type, detail, timeStamp: 0, target, currentTarget: target, mark: {}, touches: [], changedTouches: [] })
  }
}

/** A stranger's way from home to the page that asks for name and number. */
export async function toIdentity(app: MiniProgram): Promise<void> {
  app.open('pages/home/index')
  await app.sees('养老金认证')
  await app.tap('开始认证')
  await app.goesTo('pages/certify/who/index')
  await app.sees('第1步 共5步')
  await app.tap('下一步')
  await app.sees('出结果后 7 天内删除视频')
  await app.tap('同意，继续')
  await app.goesTo('pages/certify/identity/index')
}
