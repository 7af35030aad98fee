/** `npm run evaluate -- <folder>`: how well the shipped face engine does on labelled data. */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { dismiss } from '../cloudfunctions/face/crew'
import { Complaint, optionsOf } from './options'
import { drawReport } from './picture/sheet'
import { reportText } from './print/report-text'
import { evaluate, type Report } from './report'
import { hasStrace, traceHostile } from './strace'

async function main(): Promise<void> {
  const { folder, sections, json, picture, clip, isTraced } = optionsOf(process.argv.slice(2))
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new Complaint(`no such folder: ${folder}`)
  if (isTraced && !hasStrace()) throw new Complaint('--strace: there is no strace on the PATH')
  // every refused file would be a line of the worker's in between; the reasons are in the report
  process.env.NODE_NO_WARNINGS ??= '1'
  const report = await evaluate(folder, sections, async () => (isTraced ? traceHostile(folder) : null))
  process.stdout.write(reportText(report))
  for (const file of [json, picture]) await mkdir(dirname(file), { recursive: true })
  await writeFile(json, `${JSON.stringify(forJson(report), null, 1)}\n`)
  const isDrawn = await drawReport(report, picture, clip)
  process.stdout.write(`\nwritten: ${json}${isDrawn ? `, ${picture}` : ' (nothing to draw)'}\n`)
  await dismiss()
}

/** The series of every frame stay in the process: they are many, and they are somebody's. */
function forJson({ clips, ...rest }: Report): object {
  return { ...rest, clips: clips && { ...clips, clips: clips.clips.map(({ series, ...clip }) => ({ ...clip, frames: series.length })) } }
}

main().catch(async (error: unknown) => {
  process.stderr.write(`${error instanceof Complaint ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
  await dismiss()
})
