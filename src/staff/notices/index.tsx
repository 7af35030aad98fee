import { useState } from 'react'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { staffBoard as copy } from '@/copy/staff-board'
import type { BoardRow } from '@/domain/contract/staff-board'
import { NOTICES } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { Confirm } from './Confirm'
import { NoticeForm } from './NoticeForm'
import { NoticeList } from './NoticeList'

type Open = { kind: 'none' } | { kind: 'form' | 'publish'; notice: BoardRow | null }

/** The notice board: written by one, published by another, taken off by either (product brief, item 37). */
export default function StaffNotices() {
  const [open, setOpen] = useState<Open>({ kind: 'none' })
  const [said, setSaid] = useState('')
  const { state, data, reload } = useLoad(() => call('listBoard', {}))
  const close = () => setOpen({ kind: 'none' })
  const done = (sentence: string) => { close(); setSaid(sentence); reload() }
  const withdraw = useTask(async ({ key }: BoardRow) => {
    await call('withdrawNotice', { key })
    done(copy.said.withdrawn)
  })
  return (
    <StaffPage title={copy.title} url={NOTICES} state={state} onRetry={reload}>
      {(self) => (
        <>
          <p>{copy.rule}</p>
          <p className='staff-hint'>{copy.plain}</p>
          <p role='status'>{troubleWords(withdraw.state) || said}</p>
          <div className='staff-buttons'><StaffButton kind='primary' onPress={() => setOpen({ kind: 'form', notice: null })}>{copy.write}</StaffButton></div>
          <NoticeList
            rows={data?.notices ?? []} busy={withdraw.busy}
            onEdit={(notice) => setOpen({ kind: 'form', notice })} onPublish={(notice) => setOpen({ kind: 'publish', notice })} onWithdraw={withdraw.run}
          />
          {open.kind === 'form' ? <NoticeForm notice={open.notice} region={self.region} onDone={() => done(copy.said.saved)} onClose={close} /> : null}
          {open.kind === 'publish' && open.notice ? <Confirm notice={open.notice} onDone={() => done(copy.said.published)} onClose={close} /> : null}
        </>
      )}
    </StaffPage>
  )
}
