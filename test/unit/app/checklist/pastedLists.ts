import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { compareConnectorList } from '../../../../app/checklist/compareConnectorList.ts'
import { listSummary, recordWords } from '../../../../app/checklist/listedConnector.ts'
import { otherAccount, sampleAccount } from '../../../doubles/sampleOnboarding.ts'
import { judged } from '../report/checklists.ts'

/** A list as a person pastes it, and what the app says of it. */
interface PastedList {
  readonly name: string
  readonly text: string
  readonly expected: string
}

const FOLDER = fileURLToPath(new URL('pastedLists', import.meta.url))
/** Between the list and what is said of it. */
const RULE = '\n----------\n'

/**
 * A file for each list. What can't be seen in one stands as an escape: `\t`, `\r`, `\u00a0`, and `\` at the end of a
 * line for a line that ends there without a line break.
 */
export function pastedLists(): readonly PastedList[] {
  return readdirSync(FOLDER)
    .toSorted()
    .map((name) => {
      const [text = '', expected = ''] = readFileSync(`${FOLDER}/${name}`, 'utf8').split(RULE)
      return { name: name.replace('.txt', ''), text: unescaped(text), expected: expected.trimEnd() }
    })
}

/** Escapes as in JavaScript, which JSON reads as well. */
export function unescaped(text: string): string {
  return text.replaceAll(/\\(?:t|r|n|u[0-9a-f]{4})/g, (sequence) => JSON.parse(`"${sequence}"`))
}

/** prod and dev are open, test is confirmed, the stack of lab is not made, and old is left out. */
const CONFIGURED = [
  sampleAccount({ connector: { displayName: 'Acme prod', priority: 'high' } }),
  otherAccount(),
  sampleAccount({
    accountId: '222233334444',
    name: 'test',
    externalId: 'acme-test',
    connector: { displayName: 'Acme, Inc. test', priority: 'medium' },
  }),
  sampleAccount({
    accountId: '333344445555',
    name: 'lab',
    externalId: 'acme-lab',
    connector: { displayName: 'Acme lab', priority: 'low' },
  }),
  sampleAccount({
    accountId: '555566667777',
    name: 'old',
    externalId: 'acme-old',
    connector: { displayName: 'Acme old', priority: 'low' },
  }),
]

export const ACCOUNTS: readonly AccountStatus[] = CONFIGURED.map(
  ({ accountId, name, externalId, connector }) => {
    const account = judged({
      accountId,
      name,
      steps: {
        signIn: { state: 'done' },
        stack: { state: name === 'lab' ? 'todo' : 'done' },
        connector: name === 'test' ? { state: 'done' } : { state: 'waiting', for: 'customer' },
        flowLogs: { state: 'done' },
        delivery: { state: 'todo' },
      },
      connector: { ...connector, accountId, externalId },
      regions: [],
      problems: [],
    })
    return name === 'old' ? { ...account, state: 'leftOut', turns: [] } : account
  },
)

/** All that the app says of a list: each line, then the sums and the button. */
export function saidOf(text: string): string {
  const compared = compareConnectorList(text, ACCOUNTS, { accounts: CONFIGURED })
  if (!compared.ok) return `refused: ${compared.refusals[0].message}`
  const { lines, remark } = compared.value
  const button = recordWords(compared.value)
  return [
    ...lines.flatMap(({ is, line, message, next }) => [
      `${line ?? '-'} ${is}: ${message}`,
      ...(next === undefined ? [] : [`    Next: ${next}`]),
    ]),
    listSummary(compared.value),
    ...(remark === '' ? [] : [remark]),
    button === undefined
      ? 'No button'
      : `[${button.button}]${button.remark === undefined ? '' : ` ${button.remark}`}`,
  ].join('\n')
}
