/** Where a rule comes from, in one line below what it says: source, how far it can be trusted, when somebody last looked. */
import type { Basis, PolicyVersion } from '../domain/contract/citizen-explain'
import { printDay } from './dates'
import { fill } from './fill'
import { regionNames } from './names'

export const basisCopy = {
  line: '依据：{source} · {trust} · {checkedOn}核对',
  trust: { official: '原文', reported: '转述，未见原文', seed: '公开说明，未见原文', judgement: '本产品暂定' },
  version: '{region}第 {version} 版，{effectiveFrom}起执行。',
  regionCode: '地区 {code} ',
} as const

export const basisLine = ({ source, confidence, checkedOn }: Basis): string =>
  fill(basisCopy.line, { source, trust: basisCopy.trust[confidence], checkedOn: printDay(checkedOn) })

export const versionLine = ({ region, version, effectiveFrom }: PolicyVersion): string => fill(basisCopy.version, {
  region: regionNames[region] ?? fill(basisCopy.regionCode, { code: region }), version, effectiveFrom: printDay(effectiveFrom),
})
