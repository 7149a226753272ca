import type { AccountRef } from '../../../app/report/openItems.ts'

/** A name that people gave, in whatever direction it is written, and the ID. */
export function AccountName({ account: { name, accountId } }: { readonly account: AccountRef }) {
  return (
    <>
      <bdi>{name}</bdi> <code>{accountId}</code>
    </>
  )
}
