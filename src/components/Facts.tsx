import { Text, View } from '@tarojs/components'

/** Pairs of a name and a value, one a line; long values go below their name. */
export function Facts({ facts }: { facts: readonly (readonly [string, string])[] }) {
  return (
    <View className='facts'>
      {facts.map(([name, value]) => (
        <View key={name} className='fact'>
          <Text className='fact-name'>{name}</Text>
          <Text className='fact-value'>{value}</Text>
        </View>
      ))}
    </View>
  )
}
