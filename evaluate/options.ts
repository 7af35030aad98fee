/** The command line. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'

export const SECTIONS = ['pairs', 'clips', 'spoof', 'hostile'] as const
export type Section = (typeof SECTIONS)[number]

export interface Options {
  folder: string
  sections: readonly Section[]
  json: string
  picture: string
  /** File name (or a part of it) of the clip whose curves are drawn; null: the one with most events. */
  clip: string | null
  isTraced: boolean
}

export const HELP = `npm run evaluate -- <folder> [options]

Reads pairs.csv, clips.csv, spoof.csv, hostile.csv of the folder (evaluate/README.md tells their forms) and measures them with the
face engine as it is shipped. A list that is not there is skipped.

  --only pairs,clips   only these sections
  --out <folder>       where report.json and report.png go (default: evaluation)
  --json <file>        the figures and every single result, elsewhere
  --picture <file>     the curves, elsewhere
  --clip <name>        the clip whose eyes and mouth are drawn
  --strace             also watch which files the hostile part opens and whom it calls (needs strace)`

/** Said to whoever called, as it is. */
export class Complaint extends Error {}

export function optionsOf(args: string[]): Options {
  const { values, positionals: [folder, ...more] } = parse(args)
  if (values.help || !folder || more.length > 0) throw new Complaint(HELP)
  const sections = values.only?.split(',').map((one) => one.trim()) ?? [...SECTIONS]
  const unknown = sections.filter((one) => !SECTIONS.includes(one as Section))
  if (unknown.length > 0) throw new Complaint(`--only knows ${SECTIONS.join(', ')}, not ${unknown.join(', ')}`)
  return {
    folder,
    sections: sections as Section[],
    json: values.json ?? join(values.out, 'report.json'),
    picture: values.picture ?? join(values.out, 'report.png'),
    clip: values.clip ?? null,
    isTraced: values.strace,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        only: { type: 'string' }, out: { type: 'string', default: 'evaluation' }, json: { type: 'string' }, picture: { type: 'string' },
        clip: { type: 'string' }, strace: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new Complaint(`${(error as Error).message}\n\n${HELP}`)
  }
}
