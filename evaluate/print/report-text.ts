/** A report as the terminal shows it. */
import type { Report } from '../report'
import { clipsText } from './clips-text'
import { hostileText } from './hostile-text'
import { pairsText } from './pairs-text'
import { spoofText } from './spoof-text'
import { counts, heading, megabytes } from './table'

export function reportText(report: Report): string {
  const { pairs, clips, spoof, hostile, thresholds } = report
  return [
    `\nEngine ${report.engine}, data ${report.folder}\n`,
    pairs ? pairsText(pairs, thresholds.similarity) : '',
    clips ? clipsText(clips) : '',
    spoof ? spoofText(spoof) : '',
    hostile ? hostileText(hostile) : '',
    costText(report),
    report.skipped.length > 0 ? `\nskipped, as the folder has no ${report.skipped.join(', no ')}\n` : '',
    report.problems.length > 0 ? `\nnot usable in the lists:\n${report.problems.map((one) => `  ${one}\n`).join('')}` : '',
  ].join('')
}

function costText({ cost, refusals }: Report): string {
  const { clipMs, photosPerSecond, workers } = cost
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  return [
    heading('All'),
    `  refusals of photos and of living people: ${counts(refusals)}\n`,
    clipMs ? `  time of a clip: p50 ${seconds(clipMs.p50)}, p95 ${seconds(clipMs.p95)} (${clipMs.clips} clips, ${workers.atOnce} at once)\n` : '',
    photosPerSecond ? `  photos: ${photosPerSecond.toFixed(1)} a second (${workers.atOnce} at once)\n` : '',
    `  memory at its peak: ${megabytes(workers.peakBytes)} a worker, ${megabytes(cost.parentPeakBytes)} here; workers replaced: ${workers.replaced}\n`,
    `  ${cost.seconds.toFixed(0)} s in all\n`,
  ].join('')
}
