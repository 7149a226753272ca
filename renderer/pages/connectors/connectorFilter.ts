import type { ConnectorRow, ConnectorStage } from './connectorRows.ts'

/** Which accounts a person wants to see. */
export interface ConnectorFilter {
  readonly id: string
  readonly text: string
  readonly stages: readonly ConnectorStage[]
}

const EVERYTHING: ConnectorFilter = {
  id: 'all',
  text: 'All',
  stages: ['early', 'open', 'different', 'confirmed'],
}

export const FILTERS: readonly [ConnectorFilter, ...ConnectorFilter[]] = [
  EVERYTHING,
  { id: 'open', text: 'To confirm', stages: ['open', 'different'] },
  { id: 'different', text: 'Different', stages: ['different'] },
  { id: 'early', text: 'Without stack', stages: ['early'] },
  { id: 'confirmed', text: 'Confirmed', stages: ['confirmed'] },
]

export function filterNamed(id: string): ConnectorFilter {
  return FILTERS.find((filter) => filter.id === id) ?? EVERYTHING
}

export function isShownBy({ stages }: ConnectorFilter, stage: ConnectorStage): boolean {
  return stages.includes(stage)
}

export function matchesText({ account }: ConnectorRow, text: string): boolean {
  const { name, connector } = account
  const searched = [name, connector.displayName, connector.accountId, connector.externalId].join(' ')
  return searched.toLowerCase().includes(text.trim().toLowerCase())
}
