import { Text, View } from '@tarojs/components'
import { Words } from '@/components/Words'
import './Sourced.scss'

/** What a rule comes to, and below it where the rule comes from. */
export function Sourced({ sentences, basis }: { sentences: readonly string[]; basis: string | null }) {
  return (
    <View className='sourced'>
      {sentences.map((sentence) => <Words key={sentence} className='body'>{sentence}</Words>)}
      {basis ? <Text className='small'>{basis}</Text> : null}
    </View>
  )
}
