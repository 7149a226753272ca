import type { TypedAccount } from '../../../app/answer/buildAnswer.ts'
import { parseConnectorRow } from '../../../app/answer/typedConnector.ts'
import { accepted, type Parsed } from '../../../app/input/parsed.ts'

/** What was typed of one account. */
export interface DraftRow {
  readonly isAllowed: boolean
  readonly connectorState: 'added' | 'checked'
  /** The portal's values in one row; empty: nothing is said of the connector. */
  readonly connector: string
  readonly arrives: boolean
  readonly since: string
  readonly text: string
}

/** An answer while it is typed. */
export interface AnswerDraft {
  readonly name: string
  readonly contact: string
  readonly text: string
  readonly rows: ReadonlyMap<string, DraftRow>
}

const EMPTY: DraftRow = {
  isAllowed: false,
  connectorState: 'checked',
  connector: '',
  arrives: false,
  since: '',
  text: '',
}

export function draftRow({ rows }: Pick<AnswerDraft, 'rows'>, accountId: string): DraftRow {
  return rows.get(accountId) ?? EMPTY
}

/** As the answer takes it. */
export function typedRow(accountId: string, row: DraftRow): Parsed<TypedAccount> {
  const { isAllowed, connectorState: state, connector, arrives, since, text } = row
  const values = connector.trim() === '' ? undefined : parseConnectorRow(connector)
  if (values !== undefined && !values.ok) return values
  return accepted({
    accountId,
    isAllowed,
    ...(values && { connector: { state, ...values.value } }),
    ...(arrives && { arrivesSince: since }),
    text,
  })
}
