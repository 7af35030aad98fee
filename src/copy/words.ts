/** Words that many pages share: buttons, the help bar, the states that every page may be in. */
import type { ErrorCode } from '../domain/contract/errors'

export const buttons = {
  start: '开始认证',
  next: '下一步',
  back: '返回',
  home: '回首页',
  retry: '再试',
  call: '打电话',
  otherWay: '换个方式',
  counter: '去柜台',
  call12333: '打 12333',
  never: '算了',
  gotIt: '知道了',
} as const

export const helpBar = {
  read: '朗读',
  stop: '停止',
  larger: '大字',
  call: '打电话',
  label: '帮忙',
  sizes: ['字变回标准了。', '字变大了。', '字变得更大了。'],
} as const

export const callSheet = {
  title: '打给谁？',
  hotline: '12333 社保热线',
  hint: '说不清楚时，把页面念给对方听。',
} as const

export const step = '第{no}步 共{of}步'

interface StateCopy { title: string; body: string }

export const states = {
  loading: { title: '正在查，请稍等', body: '' },
  slow: { title: '网有点慢，还在查', body: '可以再等等。' },
  offline: { title: '没有网，查不了', body: '打开手机流量或无线网，再点“再试”。' },
  unavailable: { title: '现在办不了', body: '不是您的问题。过 10 分钟再来。' },
  crowded: { title: '现在人多', body: '过一分钟再点“再试”。' },
  gone: { title: '这一页没有了', body: '回首页再找一找。' },
  lostRun: { title: '要从头来一次', body: '为了保密，没有存您填的内容。' },
} as const satisfies Record<string, StateCopy>

/** Which state a broken promise is shown as. */
export const stateOf: Record<ErrorCode, keyof typeof states> = {
  badInput: 'unavailable', unknownCall: 'unavailable', notSignedIn: 'unavailable', codeNeeded: 'unavailable', forbidden: 'gone', notFound: 'gone',
  consentOutdated: 'unavailable', videoMissing: 'unavailable', videoTooLarge: 'unavailable',
  tooManyRequests: 'crowded', busy: 'crowded', unavailable: 'unavailable', internal: 'unavailable',
}

export const keptAnswers = '您填的都还在。'
export const giveUpWaiting = '不等了，回首页'
