/** WeChat's own question, with the answers that its documentation knows. */
import Taro from '@tarojs/taro'
import * as elsewhere from '../../src/device/subscribe'
import { askToSubscribe, canSubscribe } from '../../src/device/subscribe.weapp'

const wechat = Taro as unknown as { requestSubscribeMessage: jest.Mock }
const ask = (answer: () => Promise<unknown>) => { wechat.requestSubscribeMessage = jest.fn(answer) }

test('WeChat asks, elsewhere there is nothing to ask', () => {
  expect(canSubscribe()).toBe(true)
  expect(elsewhere.canSubscribe()).toBe(false)
})

test.each([
  ['accept', { a: 'accept' }], ['reject', { a: 'reject' }], ['ban', { a: 'ban' }],
  ['acceptWithAudio: yes, and read aloud', { a: 'accept' }], ['filter: two templates of one title', {}],
])('%s', async (said, expected) => {
  ask(async () => ({ errMsg: 'requestSubscribeMessage:ok', a: said.split(':')[0] }))
  expect(await askToSubscribe(['a'])).toEqual(expected)
  expect(wechat.requestSubscribeMessage).toHaveBeenCalledWith(expect.objectContaining({ tmplIds: ['a'] }))
})

test('messages are switched off for the mini-program', async () => {
  ask(() => Promise.reject({ errCode: 20004, errMsg: 'requestSubscribeMessage:fail' }))
  expect(await askToSubscribe(['a'])).toBe('off')
})

test('a question that WeChat does not know is our mistake, not a no', async () => {
  ask(() => Promise.reject({ errCode: 20001, errMsg: 'requestSubscribeMessage:fail no template data return' }))
  await expect(askToSubscribe(['a'])).rejects.toMatchObject({ errCode: 20001 })
})
