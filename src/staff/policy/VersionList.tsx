import { confidenceNames, stateNames, studio } from '@/copy/staff-policy'
import type { PolicyVersion } from '@/domain/contract/staff-policy'
import { StaffButton } from '../frame/StaffButton'
import { Scrolls } from './Scrolls'

const copy = studio.list

export function VersionList({ policies, onOpen }: { policies: readonly PolicyVersion[]; onOpen(key: string): void }) {
  return (
    <Scrolls label={copy.caption}>
      <table>
        <caption className='policy-caption'>{copy.caption}</caption>
        <thead>
          <tr>{[copy.version, copy.state, copy.from, copy.to, copy.source].map((head) => <th key={head} scope='col'>{head}</th>)}</tr>
        </thead>
        <tbody>
          {policies.map((version) => (
            <tr key={version.key}>
              <th scope='row'><StaffButton kind='quiet' onPress={() => onOpen(version.key)}>{version.key}</StaffButton></th>
              <td>{stateOf(version)}</td>
              <td className='policy-day'>{version.effectiveFrom}</td>
              <td>{version.effectiveTo ?? copy.openEnd}</td>
              <td>{`${version.source}（${confidenceNames[version.confidence]}）`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  )
}

export const stateOf = ({ state, isInForce, isMine }: PolicyVersion): string =>
  [stateNames[state], isInForce && copy.inForce, isMine && state === 'draft' && copy.mine].filter(Boolean).join('，')
