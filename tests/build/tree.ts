/** What a built page shows: Taro's nodes on the wire, read with the build's own templates, as the platform does. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Element { tag: string; id: string; attributes: Record<string, unknown>; children: Node[] }
export type Node = Element | { text: string }

/** `nn` node name, `cn` children, `v` text, `uid`/`sid` ids, the rest attributes under the template's short names. */
export interface Wire { nn?: string; cn?: Wire[]; v?: string; uid?: string; sid?: string; [prop: string]: unknown }

export type Templates = Map<string, { tag: string; props: Map<string, string> }>

const NOT_ATTRIBUTES = new Set(['nn', 'cn', 'v', 'uid', 'sid', 'cl', 'st'])
const TEMPLATE = /<template name="tmpl_0_([\w-]+?)(?:_(?:focus|blur))?">\s*<([\w-]+)([^>]*)>/g
const ATTRIBUTE = /([\w:-]+)="\{\{(?:xs\.b\()?i\.(p\d+|[A-Za-z]\w*)/g

/** Which tag and which attribute names stand behind Taro's short names. */
export function readTemplates(dist: string): Templates {
  const file = ['base.wxml', 'base.axml'].map((name) => path.join(dist, name)).find(existsSync)
  if (!file) throw new Error(`no templates in ${dist}`)
  const templates: Templates = new Map()
  for (const [, name = '', tag = '', attributes = ''] of readFileSync(file, 'utf8').matchAll(TEMPLATE)) {
    if (tag === 'template') continue // only chooses between two others, as for a focused input
    const props = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, attribute = '', prop = '']) => [prop, attribute]))
    if (!templates.has(name)) templates.set(name, { tag, props })
  }
  return templates
}

export function readNode(wire: Wire, templates: Templates): Node {
  if (wire.v !== undefined) return { text: wire.v }
  const { tag, props } = templates.get(wire.nn ?? '') ?? { tag: wire.nn ?? '', props: new Map<string, string>() }
  const given = Object.entries(wire).filter(([name]) => !NOT_ATTRIBUTES.has(name))
  const attributes = Object.fromEntries(given.map(([name, value]) => [props.get(name) ?? name, value]))
  return { tag, id: wire.uid ?? wire.sid ?? '', attributes, children: (wire.cn ?? []).map((child) => readNode(child, templates)) }
}

export const textOf = (node: Node): string => 'text' in node ? node.text : node.children.map(textOf).join('')

export function* walk(node: Node): Generator<Element> {
  if ('text' in node) return
  yield node
  for (const child of node.children) yield* walk(child)
}

/** `a.b.[0].c` → write there, as setData does. */
export function writeAt(into: Record<string, unknown>, at: string, value: unknown): void {
  const keys = at.replace(/\[(\d+)\]/g, '.$1').split('.').filter(Boolean)
  let place = into
  keys.slice(0, -1).forEach((key, i) => {
    place[key] ??= /^\d+$/.test(keys[i + 1] ?? '') ? [] : {}
    place = place[key] as Record<string, unknown>
  })
  place[keys.at(-1) ?? ''] = value
}
