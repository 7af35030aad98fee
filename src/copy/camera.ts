import type { Cue, Step } from '@/domain/capture-state'
import type { Line } from '@/domain/capture-hint'
import type { VoiceId } from './voice'

/** The one line at the top while filming. */
export const CAPTION = {
  opening: '正在打开摄像头',
  position: '把脸放进圆圈',
  hold: '很好，别动',
  again: '再来一次',
  blink: '请眨眨眼',
  openMouth: '请张张嘴',
  turnLeft: '请向左转头',
  turnRight: '请向右转头',
  nod: '请点点头',
  digit0: '请念：0', digit1: '请念：1', digit2: '请念：2', digit3: '请念：3', digit4: '请念：4', digit5: '请念：5', digit6: '请念：6', digit7: '请念：7', digit8: '请念：8', digit9: '请念：9',
  still: '请看着镜头',
  done: '好了，拍完了',
  asking: '要接着拍吗？',
} as const

/** The yellow line below it. */
export const LINE: Record<Line, string> = {
  noFace: '没看到脸',
  manyFaces: '旁边的人走开一下',
  covered: '摘下口罩、墨镜',
  tooFar: '靠近一点',
  tooClose: '离远一点',
  offCenter: '把脸放到中间',
  tooDark: '太暗，脸朝亮处',
  tooBright: '太亮，背对灯光',
  moved: '手机拿稳一点',
  interrupted: '刚才断了一下，再来一次',
  family: '可以请家人拿手机',
  again: '没看清，不着急',
}

const ALOUD = '大声念一遍'
export const ACTION_LINE: Record<Step, string> = {
  blink: '慢一点也行', openMouth: '张大一点，再合上', turnLeft: '转过去再回来', turnRight: '转过去再回来', nod: '点一下再抬头',
  digit0: ALOUD, digit1: ALOUD, digit2: ALOUD, digit3: ALOUD, digit4: ALOUD, digit5: ALOUD, digit6: ALOUD, digit7: ALOUD, digit8: ALOUD, digit9: ALOUD,
  still: '五秒就好，不用动',
}
export const loadingLine = (percent: number): string => `正在准备 ${percent}%`

const DIGIT = '念数字'
export const PROGRESS = {
  position: '对准', blink: '眨眼', openMouth: '张嘴', turnLeft: '左转头', turnRight: '右转头', nod: '点头',
  digit0: DIGIT, digit1: DIGIT, digit2: DIGIT, digit3: DIGIT, digit4: DIGIT, digit5: DIGIT, digit6: DIGIT, digit7: DIGIT, digit8: DIGIT, digit9: DIGIT, still: '看镜头',
} as const
/** Read out by a screen reader behind each word of the progress. */
export const MARK = { done: '做好了', now: '正在做', next: '还没做' } as const

/** The word on the oval: colour alone says nothing. None while nothing is known about the face. */
export const OVAL = { blind: '', empty: '没看到脸', found: '看到脸了', good: '对准了' } as const

export const BUTTON = {
  again: '再听',
  againLabel: '再听一遍提示',
  stop: '停下',
  stopLabel: '停止拍摄',
  carryOn: '接着拍',
  back: '回上一步',
  otherWay: '换个方式',
} as const

export const SPOKEN: Record<Cue, VoiceId> = {
  position: 'v10', hold: 'v11', blink: 'v12', openMouth: 'v13', turnLeft: 'v60', turnRight: 'v61', nod: 'v62', digit0: 'v70', digit1: 'v71', digit2: 'v72', digit3: 'v73', digit4: 'v74', digit5: 'v75', digit6: 'v76', digit7: 'v77', digit8: 'v78', digit9: 'v79', still: 'v63', again: 'v14', done: 'v15', family: 'v19',
  noFace: 'v30', tooFar: 'v16', tooClose: 'v17', offCenter: 'v18', manyFaces: 'v33', covered: 'v34', tooDark: 'v35', tooBright: 'v36', moved: 'v37',
}
