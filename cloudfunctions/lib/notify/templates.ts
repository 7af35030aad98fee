/** WeChat's templates as this deployment registered them: ANXIN_TEMPLATE_DUE, ANXIN_TEMPLATE_RESULT. */
import type { Logger } from 'pino'
import { readTemplate, TEMPLATES, type RegisteredTemplate, type Template } from '../../../src/domain/notice-template'
import type { KeySource } from '../secrets'

export type Templates = Partial<Record<Template, RegisteredTemplate>>

/** What is not set, or set wrongly, is not there: a typing error in it must not stop people from certifying. */
export function templatesOf(env: KeySource, log: Logger): Templates {
  const found: Templates = {}
  for (const name of TEMPLATES) {
    const text = env[`ANXIN_TEMPLATE_${name.toUpperCase()}`]
    if (!text) continue
    try {
      found[name] = readTemplate(name, text)
    } catch (error) {
      log.error({ alert: 'template', template: name, problem: (error as Error).message })
    }
  }
  return found
}
