import type { ReactNode } from 'react'

/** A wide table on a narrow screen: it scrolls by itself, with the keyboard too. */
export function Scrolls({ label, children }: { label: string; children: ReactNode }) {
  return <div className='policy-scrolls' role='region' aria-label={label} tabIndex={0}>{children}</div>
}
