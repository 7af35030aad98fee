import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { a11y } from '@/components/a11y'
import { who } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { callerIs, elderIs } from '@/copy/names'
import { relatives } from '@/copy/relatives'
import { standingTag } from '@/copy/standing'
import { buttons } from '@/copy/words'
import { relations, useWho } from './use-who'

export default function Who() {
  const page = useWho()
  if (!page) return <Page state={{ kind: 'lostRun' }} />
  const { run, mode, choice, relation, isMissing } = page
  return (
    <Page title={who.title} step={page.step} spoken={[who.self.title, who.family.title, who.nearby].join('。')}>
      {run.invitation ? <Text className='h2'>{fill(who.invited, run.invitation)}</Text> : (
        <View {...a11y('radiogroup', who.title)}>
          <Choice {...who.self} checked={mode === 'self'} onPress={page.chooseSelf} />
          <Choice {...who.family} checked={mode === 'forOthers'} onPress={page.chooseFamily} />
        </View>
      )}
      {mode === 'forOthers' ? <Notice>{who.nearby}</Notice> : null}
      {mode === 'forOthers' && !run.invitation && run.home.relatives.length + run.home.waiting.length > 0 ? (
        <View {...a11y('radiogroup', who.which)}>
          <Text className='h2 gap-below'>{who.which}</Text>
          {run.home.relatives.map((person) => (
            <Choice
              key={person.beneficiaryId} title={person.maskName} checked={choice === person.beneficiaryId}
              hint={[person.relation && elderIs[person.relation], standingTag(person.standing).word].filter(Boolean).join(' · ')}
              onPress={() => page.choosePerson(person.beneficiaryId)}
            />
          ))}
          {run.home.waiting.map(({ beneficiaryId, maskName, relation: bond }) => (
            <Choice
              key={beneficiaryId} title={maskName} checked={choice === beneficiaryId} hint={`${elderIs[bond]} · ${relatives.firstTime}`}
              onPress={() => page.choosePerson(beneficiaryId)}
            />
          ))}
          <Choice
            title={who.add.title} hint={fill(who.add.hint, { limit: run.home.maxRelatives })} checked={choice === 'new'}
            onPress={() => page.choosePerson('new')}
          />
        </View>
      ) : null}
      {page.asksRelation ? (
        <View {...a11y('radiogroup', who.relation)}>
          <Text className='h2 gap-below'>{who.relation}</Text>
          {relations.map((one) => (
            <Choice key={one} title={callerIs[one]} checked={relation === one} onPress={() => page.chooseRelation(one)} />
          ))}
        </View>
      ) : null}
      {isMissing ? <Notice tone='bad'>{who.relationMissing}</Notice> : null}
      <Button kind='primary' onPress={page.next}>{buttons.next}</Button>
    </Page>
  )
}
