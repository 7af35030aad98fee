/** WeChat's own WXML compiler (from the package miniprogram-compiler): refuses templates that a phone would refuse. */
import { execFileSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

function compiler(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const wcc = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin/linux/wcc')
  if (!existsSync(wcc)) return null
  try {
    accessSync(wcc, constants.X_OK)
  } catch {
    chmodSync(wcc, 0o755) // npm keeps no executable bit for it
  }
  return wcc
}

/** Whether the compiler runs on this machine: it is a Linux x64 program. */
export const canCompile = compiler() !== null

export interface Rendered { tag?: string; children?: (Rendered | string)[]; attr?: Record<string, unknown> }

/** Compiles every template of a build. The answer renders a page's data to the tree that WeChat would build. */
export function compileWxml(dist: string): (page: string, data: unknown) => Rendered {
  const wcc = compiler()
  if (!wcc) throw new Error('wcc does not run here')
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(wxml|wxs)$/.test(file))
  const script = execFileSync(wcc, ['-d', ...files.map((file) => `./${file}`)], { cwd: dist, maxBuffer: 1 << 28 }).toString()
  const sandbox: Record<string, unknown> = { console }
  sandbox.window = sandbox
  vm.createContext(sandbox)
  vm.runInContext(script, sandbox)
  const find = sandbox.$gwx as (file: string, globals: object) => ((data: unknown, env: object, globals: object) => Rendered) | undefined
  return (page, data) => {
    const render = find(`./${page}.wxml`, {})
    if (!render) throw new Error(`no template for ${page}`)
    return render(JSON.parse(JSON.stringify(data)), {}, {})
  }
}

export const renderedText = (node: Rendered | string): string =>
  typeof node === 'object' ? (node.children ?? []).map(renderedText).join('') : String(node)
