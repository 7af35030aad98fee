/** What a person lets us remember of what they cannot do (rules N7). */
import type { Unable } from '../domain/contract/common'

/** Of the text in certify.ts (prepare.remember) and here, which counts only with this version. */
export const abilitiesConsent = 'abilities-1'

export const abilities = {
  title: '记下的做不了的事',
  lead: '只用来下次换个做法。删了，下次再问您。',
  since: '{day} 您同意记下的。',
  nothing: { title: '什么也没有记', body: '认证时说做不了，才问您要不要记。' },
  unable: { blink: '眼睛闭不上', openMouth: '嘴张不开', turn: '头转不了', speak: '说不了话' } satisfies Record<Unable[number], string>,
  eyes: { left: '只有左眼能眨', right: '只有右眼能眨' },
  forget: '不用记了，删掉',
  forgotten: '删掉了。',
} as const
