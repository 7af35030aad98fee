/** Policies from the product, from a file, or from a data folder. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LocalDate } from '../../src/domain/calendar'
import { contentOf, policyContent } from '../../src/domain/contract/policy'
import { POLICIES } from '../../src/domain/policy/policies'
import type { Policy } from '../../src/domain/policy/policy'

/** Said to the person at the terminal as it is. */
export class Complaint extends Error {}

export const keyOf = ({ id, version }: Policy): string => `${id}.${version}`

async function valueOf(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8'))
  const exported = Object.values(await import(pathToFileURL(path.resolve(file)).href) as Record<string, unknown>)
  return exported.find((one) => typeof one === 'object' && one !== null && 'schedules' in one)
}

/**
 * A file holds one policy: JSON, or a module that exports it. Id, version and day of publishing may be missing: the version follows the
 * region's latest, and counts as published today.
 */
async function policyIn(file: string, today: LocalDate): Promise<Policy> {
  const value = await valueOf(file).catch((error: Error) => { throw new Complaint(`${file}：读不出来。${error.message.split('\n')[0]}`) })
  const given = value as Partial<Policy> | undefined
  if (!given?.schedules) throw new Complaint(`${file}：里面没有政策。`)
  const parsed = policyContent.safeParse(contentOf(given as Policy))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new Complaint(`${file}：${issue?.path.map(String).join('.') ?? ''} 不对。`)
  }
  const { region } = parsed.data
  const version = Math.max(0, ...POLICIES.filter((policy) => policy.region === region).map((policy) => policy.version)) + 1
  return {
    ...parsed.data, id: given.id ?? `policy-${region}`, version: given.version ?? version,
    effectiveTo: given.effectiveTo ?? null, publishedOn: given.publishedOn ?? today,
  }
}

/** @throws Complaint for a key that nobody knows, and for a file that holds no policy */
export async function readPolicy(name: string, known: readonly Policy[], today: LocalDate): Promise<Policy> {
  const found = known.find((policy) => keyOf(policy) === name || policy.id === name)
  if (found) return found
  if (/\.(json|ts|mts)$/.test(name)) return policyIn(name, today)
  throw new Complaint(`没有这个版本：${name}。先看 npm run policy -- list`)
}
