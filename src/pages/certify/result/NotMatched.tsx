import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { Tag } from '@/components/Tag'
import { heading } from '@/components/a11y'
import { prepare } from '@/copy/certify'
import { cameraDeniedInBrowser, faceFailures, type FailureStep } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import { notMatched } from '@/copy/result'
import { reassurance } from '@/copy/standing'
import { buttons } from '@/copy/words'
import { isMuted } from '@/device/muted'
import { sayPrompt } from '@/device/voice'
import type { Outcome } from '@/domain/contract/citizen'
import { MISSING, type FaceFailure } from '@/domain/face-failure'
import { answer, note, pageOf, type Run } from '../../run'
import { useStart } from '../use-start'
import { triesSentence } from './tries'
import { useHandOn, type Film } from './use-hand-on'

/** Not seen by the phone or by the server. */
const MISSED: ReadonlySet<FaceFailure> = new Set(Object.values(MISSING))
/** Who cannot do these at all finds another way, or the word for one eye, before the camera. */
const MAY_BE_UNABLE: ReadonlySet<FaceFailure> = new Set<FaceFailure>(['blinkMissing', 'mouthMissing', 'turnMissing', 'nodMissing'])

interface Props {
  run: Run
  reason: FaceFailure
  /** null: the server was not asked, so no try was used up. */
  outcome: Extract<Outcome, { kind: 'notMatched' }> | null
  film?: Film
}

/** For the person who was filmed; on a phone that is not known to be theirs the page says how else to book. */
function bookVisit({ ending }: Run): void {
  const whom = ending?.kind === 'outcome' ? `?person=${ending.beneficiaryId}` : ''
  void Taro.navigateTo({ url: `/help/visit/index${whom}` })
}

/** One page a reason: what happened, what to do, one big button (ux 6.4). */
export function NotMatched({ run, reason, outcome, film }: Props) {
  const start = useStart('face', true)
  useEffect(() => { if (!isMuted()) sayPrompt(faceFailures[reason].voice) }, [reason])
  const copy = faceFailures[reason]
  const { task: handOn, isGone } = useHandOn(film)
  const mayAskReview = outcome?.mayAskReview === true && !isGone
  const aboutReview = isGone ? notMatched.videoGone : mayAskReview ? notMatched.askedReview : null
  const inBrowser = reason === 'cameraDenied' && process.env.TARO_ENV === 'h5'
  const body = inBrowser ? cameraDeniedInBrowser.body : copy.body
  const isOver = outcome !== null && outcome.triesLeft === 0 && outcome.sessionsLeft === 0
  const sentences = outcome ? [aboutReview, outcome.next ? notMatched.otherRung : null, reassurance(outcome.standing), triesSentence(outcome)].flatMap((one) => one ? [one] : []) : []
  const method = () => { void Taro.navigateTo({ url: '/pages/method/index' }) }
  const filmAgain = () => {
    // an attempt that got no verdict is still good, unless its actions did not go: the server then chooses others
    if (run.attempt && !MISSED.has(reason)) void Taro.redirectTo({ url: pageOf('face') })
    else start.run()
  }
  const go: Record<FailureStep, () => void> = {
    again: filmAgain, resume: filmAgain, openSettings: filmAgain, otherWay: method,
    fixIdentity: () => { answer({ person: null }); void Taro.redirectTo({ url: pageOf('identity') }) },
  }
  const withHelper = () => { answer({ camera: 'rear' }); start.run() }
  const cannotAct = () => {
    note({ attempt: null })
    void Taro.redirectTo({ url: pageOf('prepare') })
  }
  const next = outcome?.next
  const takeNext = () => {
    if (!next) return
    if (next.rung === 'visit') return bookVisit(run)
    answer({ unable: next.unable })
    void Taro.redirectTo({ url: pageOf('prepare') })
  }
  const { label, step } = copy.primary
  const mayFilm = !isOver && step !== 'otherWay'
  const isStuck = handOn.state.kind !== 'ready'
  return (
    <Page state={isStuck ? handOn.state : start.state} onRetry={isStuck ? handOn.again : start.again} spoken={[copy.title, body, ...sentences, label].join('。')}>
      <View>
        <Tag tone='warn'>{outcome ? notMatched.tag : notMatched.notRecorded}</Tag>
        <Text className='h1 gap-above' {...heading()}>{copy.title}</Text>
      </View>
      <Text className='body'>{body}</Text>
      {sentences.length ? <Notice>{sentences.map((sentence) => <Text key={sentence} className='body'>{sentence}</Text>)}</Notice> : null}
      <View className='buttons'>
        {mayAskReview ? <Button kind='primary' disabled={handOn.busy} onPress={handOn.run}>{notMatched.askReview}</Button> : null}
        {next ? <Button kind={mayAskReview ? 'second' : 'primary'} onPress={takeNext}>{notMatched.rungs[next.rung]}</Button> : null}
        {mayFilm ? (
          <Button
            kind={mayAskReview || next ? 'second' : 'primary'} disabled={start.busy} onPress={go[step]}
            openType={step === 'openSettings' && process.env.TARO_ENV === 'weapp' ? 'openSetting' : undefined}
          >
            {inBrowser ? cameraDeniedInBrowser.primary : label}
          </Button>
        ) : null}
        {mayFilm && run.camera === 'front' && outcome ? <Button onPress={withHelper}>{notMatched.helper}</Button> : null}
        <Button kind={mayFilm || mayAskReview || next ? 'second' : 'primary'} onPress={method}>{buttons.otherWay}</Button>
        {mayFilm ? null : <Button onPress={call12333}>{buttons.call12333}</Button>}
        {mayFilm && MAY_BE_UNABLE.has(reason) ? <Button kind='quiet' onPress={cannotAct}>{prepare.cannot}</Button> : null}
        <Button kind='quiet' onPress={goHome}>{buttons.home}</Button>
      </View>
      <Text className='small'>{fill(notMatched.code, { reason })}</Text>
    </Page>
  )
}
