import { useRef, useState } from 'react'
import { cases as copy } from '@/copy/staff-cases'
import type { CaseRow } from '@/domain/contract/staff-cases'
import { CASES } from '../frame/go'
import { StaffPage } from '../frame/StaffPage'
import { usePages } from '../frame/use-pages'
import { call } from '../session'
import { Detail } from './Detail'
import { EvidenceRuns } from './EvidenceRuns'
import { Queue } from './Queue'

/** Certifications whose facts do not go together: shown by their parts, closed with a reason, and nothing follows by itself (N15). */
export default function StaffCases() {
  const [shown, setShown] = useState<CaseRow['state']>('open')
  const [opened, setOpened] = useState<CaseRow | null>(null)
  const [said, setSaid] = useState('')
  const asked = useRef(shown)
  const pages = usePages(async (cursor) => {
    const { cases, next } = await call('listCases', { state: asked.current, ...(cursor && { cursor }) })
    return { rows: cases, next }
  })
  const choose = (chosen: CaseRow['state']) => { asked.current = chosen; setShown(chosen); pages.reload() }
  const back = (sentence = '') => { setSaid(sentence); setOpened(null); pages.reload() }
  return (
    <StaffPage title={copy.title} url={CASES} state={pages.state} onRetry={pages.retry}>
      {(self) => opened ? <Detail row={opened} onDone={back} onBack={() => back()} /> : (
        <>
          <p>{copy.lead}</p>
          <p className='staff-hint'>{copy.noPlace}</p>
          <p className='staff-said' role='status'>{said}</p>
          <Queue pages={pages} shown={shown} onShow={choose} onOpen={setOpened} />
          {self.roles.includes('admin') ? <EvidenceRuns /> : null}
        </>
      )}
    </StaffPage>
  )
}
