import { invalid } from '../errors'
import type { Functions } from '../functions'
import type { Action } from './action'

export const functionActions = (functions: Functions): Record<string, Action> => ({
  'functions.invokeFunction': async ({ function_name, request_data }) => {
    if (typeof function_name !== 'string') throw invalid('function_name must be a string')
    const event = typeof request_data === 'string' ? request_data : ''
    return { data: { response_data: await functions.invoke(function_name, event) } }
  },
})
