/** What a signal of the risk record means, for staff who look at the video (src/domain/face/risk.ts). */
import type { RiskLevel, RiskName } from '../domain/contract/face'

export const riskSays: Record<RiskName, string> = {
  screen: '画面像是从屏幕或照片上拍的。',
  continuity: '前后的脸不像同一个人。',
  stiff: '眼皮和嘴唇不会自己动，像照片。',
  stop: '画面有一段完全不动。',
  loop: '有一段画面原样又放了一遍。',
  boomerang: '有一段画面倒着又放了一遍。',
  cut: '画面中间突然变了，像剪接过。',
  leap: '画面突变时，脸跳到了别处。',
  ahead: '还没提示，动作就做了。',
  windows: '有动作不是在提示的时候做的，仅供参考。',
  extra: '做了没让做的动作，像是提前录好的。',
  tint: '脸上的光和屏幕变的颜色对不上。',
  replay: '这段视频像是以前用过的。',
  exactReturns: '文件里有画面一点不差地重复。',
  gap: '文件中间缺了一段时间。',
  length: '文件写的时长和画面对不上。',
  edited: '文件用剪辑软件存过，仅供参考。',
}

export const riskLevels: Record<RiskLevel, string> = { pass: '正常', review: '要人看', refuse: '不通过' }

/** Under every risk record. */
export const riskLimit = '换脸合成的视频，机器不一定看得出。有疑问就打电话或上门看本人。'
