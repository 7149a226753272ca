/** Where the focus goes when no connector is left to confirm. */
export const PROGRESS_ID = 'connectors-progress'

export function cardHeadingId(accountId: string): string {
  return `connector-${accountId}`
}

/** Where a person goes on: the heading of the card, whose fields come next; without one, how far it is. */
export function focusCard(accountId: string | undefined): void {
  const heading = accountId === undefined ? null : document.getElementById(cardHeadingId(accountId))
  const place = heading ?? document.getElementById(PROGRESS_ID)
  place?.focus()
  place?.scrollIntoView({ block: 'nearest' })
}
