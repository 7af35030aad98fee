import Taro from '@tarojs/taro'
import type { Agreement, Agreements } from './subscribe'

/** The person has switched off messages of this mini-program (requestSubscribeMessage). */
const SWITCHED_OFF = 20004

export const canSubscribe = (): boolean => true

export async function askToSubscribe(ids: readonly string[]): Promise<Agreements> {
  try {
    // entityIds is Alipay's; the typings ask for both
    const answers = await Taro.requestSubscribeMessage({ tmplIds: [...ids], entityIds: [] }) as unknown as Record<string, string>
    const given = ids.flatMap((id): [string, Agreement][] => {
      const answer = answers[id] ?? ''
      // acceptWithAudio, acceptWithForcePush: yes, and louder
      if (answer.startsWith('accept')) return [[id, 'accept']]
      return answer === 'reject' || answer === 'ban' ? [[id, answer]] : []
    })
    return Object.fromEntries(given)
  } catch (error) {
    if ((error as { errCode?: number }).errCode === SWITCHED_OFF) return 'off'
    throw error
  }
}

export const openMessageSettings = (): void => { void Taro.openSetting({ withSubscriptions: true }) }
