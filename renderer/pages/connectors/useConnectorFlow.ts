import { useEffect, useState } from 'react'
import { announce } from '../../state/announcementStore.ts'
import { type ConnectorRow, confirmedCount, isUnconfirmed, nextUnconfirmed } from './connectorRows.ts'

/** Where the focus goes when no connector is left to confirm. */
export const PROGRESS_ID = 'connectors-progress'

interface ConnectorFlowInput {
  /** All accounts, in the file's order. */
  readonly rows: readonly ConnectorRow[]
  /** Those that the filter shows, on all pages of the list. */
  readonly listed: readonly ConnectorRow[]
  readonly pageSize: number
  readonly showPage: (page: number) => void
}

/** A new object for each wish: the same card may be wished for twice. */
interface FocusWish {
  readonly accountId: string | undefined
}

/** Leads a person from one connector to the next: which forms are open, and where the focus goes. */
export function useConnectorFlow({ rows, listed, pageSize, showPage }: ConnectorFlowInput) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [focusWish, setFocusWish] = useState<FocusWish>()
  const first = rows.find(isUnconfirmed)?.account.accountId

  // Once, so that the list does not change under a person's hands when an earlier account becomes ready.
  useEffect(() => {
    if (first !== undefined) setOpened((known) => (known.size === 0 ? new Set([first]) : known))
  }, [first])

  useEffect(() => {
    if (focusWish !== undefined) focusCard(focusWish.accountId)
  }, [focusWish])

  function confirmed({ account, stage }: ConnectorRow): void {
    const { accountId, name } = account
    const next = nextUnconfirmed(listed, accountId)
    setOpened(
      (known) => new Set([...known, ...(next === undefined ? [] : [next])].filter((id) => id !== accountId)),
    )
    const done = confirmedCount(rows) + (stage === 'confirmed' ? 0 : 1)
    announce(`${name} is confirmed. ${done} of ${rows.length} confirmed.`)
    const at = listed.findIndex((row) => row.account.accountId === next)
    if (at !== -1) showPage(Math.floor(at / pageSize) + 1)
    setFocusWish({ accountId: next })
  }

  return {
    isOpen: ({ account }: ConnectorRow) => opened.has(account.accountId),
    open: (accountId: string) => setOpened((known) => new Set([...known, accountId])),
    confirmed,
  }
}

/** Where a person goes on: the heading of the card, whose fields come next; without one, how far it is. */
function focusCard(accountId: string | undefined): void {
  const heading = accountId === undefined ? null : document.getElementById(cardHeadingId(accountId))
  const place = heading ?? document.getElementById(PROGRESS_ID)
  place?.focus()
  place?.scrollIntoView({ block: 'nearest' })
}

export function cardHeadingId(accountId: string): string {
  return `connector-${accountId}`
}
