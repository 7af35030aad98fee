/** The page of every reason why a face check did not end in a match (ux 6.4): what happened, what to do, the one big button. */
import type { FaceFailure } from '../domain/face-failure'
import type { VoiceId } from './voice'

/** What the big button does. */
export type FailureStep = 'again' | 'openSettings' | 'otherWay' | 'fixIdentity' | 'resume'

export interface FailureCopy { title: string; body: string; primary: { label: string; step: FailureStep }; voice: VoiceId }

const again = { label: '再拍一次', step: 'again' } as const
const retry = { label: '再试', step: 'again' } as const
const counter = { label: '找柜台', step: 'otherWay' } as const
const otherWay = { label: '换个方式', step: 'otherWay' } as const

export const faceFailures = {
  noFace: { title: '没看到脸', body: '把脸放进圆圈里，离一臂远。', primary: again, voice: 'v30' },
  tooFar: { title: '离得太远', body: '让脸正好填满圆圈。', primary: again, voice: 'v31' },
  tooClose: { title: '离得太近', body: '让脸正好填满圆圈。', primary: again, voice: 'v31' },
  offCenter: { title: '脸没对正', body: '手机拿平，脸看镜头。', primary: again, voice: 'v32' },
  manyFaces: { title: '有别人入镜了', body: '旁边的人先走开一下。', primary: again, voice: 'v33' },
  covered: { title: '脸被挡住了', body: '摘下口罩、帽子、墨镜，撩开头发。', primary: again, voice: 'v34' },
  tooDark: { title: '光线太暗', body: '到窗边或开灯，脸朝亮处。', primary: again, voice: 'v35' },
  tooBright: { title: '光线太亮', body: '背对太阳或灯，脸上别发亮。', primary: again, voice: 'v36' },
  moved: { title: '手机晃了', body: '手机靠在杯子上，或请家人拿。', primary: again, voice: 'v37' },
  blinkMissing: { title: '没看清眨眼', body: '慢慢闭上眼，停一下，再睁开。', primary: again, voice: 'v38' },
  mouthMissing: { title: '没看清张嘴', body: '嘴张大，停一下，再合上。', primary: again, voice: 'v39' },
  turnMissing: { title: '没看清转头', body: '头慢慢转过去，停一下，再转回来。', primary: again, voice: 'v56' },
  nodMissing: { title: '没看清点头', body: '慢慢低下头，停一下，再抬起来。', primary: again, voice: 'v57' },
  notLive: { title: '这次没认出来', body: '别拍照片或别的屏幕。换个亮的地方再拍。', primary: again, voice: 'v40' },
  notSamePerson: { title: '跟照片不太像', body: '身份证年头久了常会这样。也可以让柜台的人看一下。', primary: again, voice: 'v41' },
  noPhoto: { title: '查不到照片', body: '没有您的证件照片，要去柜台。', primary: counter, voice: 'v42' },
  nameMismatch: {
    title: '姓名和号码对不上', body: '对着身份证再看一遍。改过名要去柜台。', primary: { label: '改身份信息', step: 'fixIdentity' }, voice: 'v43',
  },
  timeout: { title: '隔太久了', body: '动作不用快，看到提示再做。', primary: again, voice: 'v44' },
  cancelled: { title: '您停下了', body: '什么时候想拍都行。', primary: { label: '接着拍', step: 'again' }, voice: 'v49' },
  cameraDenied: { title: '摄像头没打开', body: '打开摄像头才能拍。', primary: { label: '去打开', step: 'openSettings' }, voice: 'v47' },
  cameraBusy: { title: '摄像头正在用', body: '先挂掉视频，或关掉别的相机。', primary: retry, voice: 'v55' },
  unsupported: { title: '这部手机不行', body: '换一部手机，或去网点。', primary: otherWay, voice: 'v48' },
  network: { title: '网断了', body: '视频存好了，连上网接着传。', primary: { label: '接着传', step: 'resume' }, voice: 'v45' },
  service: { title: '现在办不了', body: '不是您的问题，过 10 分钟再来。', primary: retry, voice: 'v46' },
  tooManyToday: { title: '今天先歇歇', body: '明天再拍，或换个方式。', primary: otherWay, voice: 'v23' },
  attemptExpired: { title: '要重拍一次', body: '刚才那次过期了。', primary: again, voice: 'v54' },
  helpEnded: { title: '老人不让帮了', body: '老人刚取消了您的帮忙，这次没有拍成。', primary: otherWay, voice: 'v58' },
} as const satisfies Record<FaceFailure, FailureCopy>

/** In a browser nobody can open the settings for the person: the way there, and a button to try again. */
export const cameraDeniedInBrowser = {
  body: '点网址左边的小锁，把“摄像头”改成“允许”。再点下面的按钮。',
  primary: '我打开了，再试',
} as const
