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

/** A new object for each request: the same row may be focused twice. */
interface FocusRequest {
  readonly accountId: string | undefined
}

/** Which rows are open, and where the focus goes after a connector is confirmed. */
export function useConnectorFlow({ rows, listed, pageSize, showPage }: ConnectorFlowInput) {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [focusRequest, setFocusRequest] = useState<FocusRequest>()
  const first = rows.find(isUnconfirmed)?.account.accountId

  // Only once, so that the list does not change while a person works in it and an earlier account becomes ready.
  useEffect(() => {
    if (first !== undefined) setOpened((known) => (known.size === 0 ? new Set([first]) : known))
  }, [first])

  useEffect(() => {
    if (focusRequest !== undefined) focusRow(focusRequest.accountId)
  }, [focusRequest])

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
    setFocusRequest({ accountId: next })
  }

  return {
    /** The first one that is to be entered or corrected. */
    next: first,
    isOpen: ({ account }: ConnectorRow) => opened.has(account.accountId),
    /** Opens the row, or closes it. */
    toggle: (accountId: string) =>
      setOpened((known) =>
        known.has(accountId)
          ? new Set([...known].filter((id) => id !== accountId))
          : new Set([...known, accountId]),
      ),
    confirmed,
  }
}

/** Focuses the name of the row, whose values come next; without a row, the progress. */
function focusRow(accountId: string | undefined): void {
  const name = accountId === undefined ? null : document.getElementById(rowNameId(accountId))
  const place = name ?? document.getElementById(PROGRESS_ID)
  place?.focus()
  place?.scrollIntoView({ block: 'nearest' })
}

export function rowNameId(accountId: string): string {
  return `connector-${accountId}`
}
