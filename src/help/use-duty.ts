import { useRouter } from '@tarojs/taro'
import { call } from '@/api/client'
import { useLoad, type Loaded } from '@/components/use-load'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { Scheme } from '@/domain/contract/common'

export type Explained = CitizenCalls['explainDuty']['output']

/** One person's benefit, both named by the link: an id of ours and a scheme, nothing personal. The server knows who may ask. */
export function useDuty(): Loaded<Explained> & { beneficiaryId: string } {
  const { person = '', scheme = '' } = useRouter().params
  return { beneficiaryId: person, ...useLoad(() => call('explainDuty', { beneficiaryId: person, scheme: scheme as Scheme })) }
}
