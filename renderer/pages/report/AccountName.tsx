import type { AccountRef } from '../../../app/report/openItems.ts'
import { Id } from './Id.tsx'

/** A name that people gave, in whatever direction it is written, and the ID. */
export function AccountName({ account: { name, accountId } }: { readonly account: AccountRef }) {
  return (
    <>
      <bdi>{name}</bdi> <Id value={accountId} />
    </>
  )
}
