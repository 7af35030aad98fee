import { Text } from '@tarojs/components'

/** A bold part up to this long (a day, a masked name) is never broken over two lines. */
const KEEP_TOGETHER = 12

/** A sentence of src/copy: what stands in `<b>` is bold. */
export function Words({ children, className }: { children: string; className?: string }) {
  return (
    <Text className={className}>
      {children.split(/<b>(.*?)<\/b>/).map((part, i) => {
        if (i % 2 === 0) return part
        return <Text key={i} className={part.length > KEEP_TOGETHER ? 'words-strong' : 'words-strong words-whole'}>{part}</Text>
      })}
    </Text>
  )
}

/** The same sentence for reading aloud. */
export const plain = (sentence: string): string => sentence.replace(/<\/?b>/g, '')
