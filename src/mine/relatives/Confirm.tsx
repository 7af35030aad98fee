import { View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Page } from '@/components/Page'
import { Words, plain } from '@/components/Words'
import type { Task } from '@/components/use-task'

interface ConfirmProps {
  words: { title: string; body: string; yes: string; no: string }
  task: Pick<Task<never[]>, 'state' | 'busy' | 'again'>
  onYes(): void
  onNo(): void
}

/** Said once more before a bond ends; both answers weigh the same. */
export function Confirm({ words, task, onYes, onNo }: ConfirmProps) {
  return (
    <Page title={words.title} state={task.state} onRetry={task.again} spoken={plain(words.body)}>
      <Words className='body'>{words.body}</Words>
      <View className='buttons'>
        <Button disabled={task.busy} onPress={onYes}>{words.yes}</Button>
        <Button onPress={onNo}>{words.no}</Button>
      </View>
    </Page>
  )
}
