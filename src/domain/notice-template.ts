/** The rules of WeChat's subscription templates: what each kind of field may hold (developers.weixin.qq.com, subscribe-message). Pure. */

export const TEMPLATES = ['due', 'result'] as const
export type Template = (typeof TEMPLATES)[number]

/** thing: at most 20 characters. phrase: at most 5 Han characters. date: `2019年10月1日`. time: the same and `15:01`. */
export type FieldKind = 'thing' | 'phrase' | 'date' | 'time'
export interface Field { kind: FieldKind; value: string }

/** What a template must have, in this order, whatever the library calls its fields (`thing1`, `date2`). */
export const TEMPLATE_FIELDS: Readonly<Record<Template, readonly FieldKind[]>> = {
  /** who, due day, how urgent, what to look for. */
  due: ['thing', 'date', 'phrase', 'thing'],
  /** who, what came of it, when, what to look for. */
  result: ['thing', 'phrase', 'time', 'thing'],
}

const THING = 20
const DAY = /^\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$/

const HOLDS: Readonly<Record<FieldKind, (value: string) => boolean>> = {
  thing: (value) => value !== '' && [...value].length <= THING,
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  date: (value) => DAY.test(value),
  time: (value) => DAY.test(value.slice(0, -6)) && / ([01]\d|2[0-3]):[0-5]\d$/.test(value),
}

export const holds = ({ kind, value }: Field): boolean => HOLDS[kind](value)

/** Cuts a text to what a `thing` holds, by characters and not by halves of one. */
export const asThing = (text: string): string => {
  const characters = [...text]
  return characters.length <= THING ? text : `${characters.slice(0, THING - 1).join('')}…`
}

/** A template as the deployment registered it. */
export interface RegisteredTemplate { id: string; keys: readonly string[]; longTerm: boolean }

/**
 * Reads `<template id> <key>,<key>,... [long]`, the keys as WeChat's console shows them: `thing1,date2,phrase3,thing4`. `long` for a
 * long-term template (公共服务), whose consent does not run out.
 * @throws RangeError when the keys are not of the kinds that this template needs: every message would be refused with 47003
 */
export function readTemplate(name: Template, text: string): RegisteredTemplate {
  const [id = '', list = '', term] = text.trim().split(/\s+/)
  const keys = list.split(',')
  const fits = keys.map((key) => key.replace(/\d+$/, '')).join() === TEMPLATE_FIELDS[name].join()
  if (!/^[\w-]{10,64}$/.test(id) || !fits || (term !== undefined && term !== 'long')) {
    throw new RangeError(`template ${name}: expected "<id> ${TEMPLATE_FIELDS[name].map((kind, i) => `${kind}${i + 1}`).join()} [long]"`)
  }
  return { id, keys, longTerm: term === 'long' }
}
