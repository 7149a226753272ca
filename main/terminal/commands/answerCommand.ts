import { Option } from 'commander'
import { formatAnswer } from '../../../app/answer/answerFile.ts'
import { buildAnswer, type TypedAccount } from '../../../app/answer/buildAnswer.ts'
import { reportDifferences } from '../../../app/answer/reportDifferences.ts'
import { parseConnectorRow } from '../../../app/answer/typedConnector.ts'
import { isRefusedByBucket } from '../../../app/checklist/turns.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { OpenedReport } from '../../../app/contract/representativeContract.ts'
import { parseAccountId } from '../../../app/input/accountId.ts'
import { plural } from '../../../app/text/plural.ts'
import { systemClock } from '../../async/systemClock.ts'
import { InvalidInputError, valueOrInvalidInput } from '../../failures/invalidInputError.ts'
import { writeAsked } from '../askBeforeReplacing.ts'
import { EXIT } from '../exitStatus.ts'
import { printDeceivingNames } from '../printDeceivingNames.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { accountIds, path, withNeededOptions } from './arguments.ts'
import { type CommonOptions, type Program, withCommonOptions } from './fileCommand.ts'

interface AnswerOptions extends CommonOptions {
  readonly by: string
  readonly contact?: string
  readonly allowed?: readonly string[]
  readonly allRefused: boolean
  readonly connectorAdded?: readonly string[]
  readonly connectorChecked?: readonly string[]
  readonly arrived?: readonly string[]
  readonly remark?: readonly string[]
  readonly text?: string
  readonly out?: string
}

export function addAnswerCommand({ command, terminal, exit }: Program): void {
  withNeededOptions(
    withCommonOptions(command.command('answer')),
    new Option('--by <name>', 'who of ActiveEye answers'),
  )
    .description('for the representative: make the answer file to a report')
    .argument('<report>', 'the JSON or HTML report of the customer')
    .option('--contact <text>', 'how to reach who answers')
    .option('--allowed <account...>', "these accounts are allowed on ActiveEye's bucket", accountIds)
    .option('--all-refused', 'all accounts that the bucket refused are allowed on it', false)
    .option(
      '--connector-added <account=values>',
      'a connector that was added, as it stands in the portal: ACCOUNT=DISPLAY NAME,ACCOUNT ID,EXTERNAL ID,PRIORITY',
      collected,
    )
    .option('--connector-checked <account=values>', 'the same, for a connector that was there', collected)
    .option(
      '--arrived <account[=since]...>',
      'files of these accounts arrive, since this date if it is known: 444455556666=2026-10-01',
      collected,
    )
    .option('--remark <account=text>', 'what else there is to say of an account', collected)
    .option('--text <text>', 'what there is to say of the whole')
    .option('--out <file>', 'the file to write; standard output when left out', path('the answer'))
    .action(async (report: string, options: AnswerOptions) => {
      exit(await withClient(options, terminal, (client) => answer(client, report, options, terminal)))
    })
}

function collected(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text]
}

/** Reads the report first: whatever is wrong is refused before anything is written. */
async function answer(
  client: ContractClient,
  path: string,
  options: AnswerOptions,
  terminal: Terminal,
): Promise<number> {
  const report = await client.reports.open({ path })
  const made = valueOrInvalidInput(
    buildAnswer(
      report,
      {
        name: options.by,
        contact: options.contact,
        text: options.text,
        accounts: typedAccounts(report, options),
      },
      systemClock.now(),
    ),
  )
  const { customer, preparedBy, contact } = report
  printDeceivingNames({ customer, people: [preparedBy, contact], accounts: [] }, terminal)
  const differences = made.accounts.flatMap(({ accountId, connector }) =>
    connector === undefined ? [] : reportDifferences(report.checklist.accounts, accountId, connector),
  )
  for (const difference of differences) terminal.err(difference)
  const { out, yes, json } = options
  const text = formatAnswer(made)
  if (out === undefined) {
    terminal.document(text)
    return EXIT.verified
  }
  if ((await writeAsked(out, text, yes, terminal)) === 'refused') return EXIT.wrongInput
  if (json) terminal.json({ file: out, answer: made })
  else {
    terminal.out(`Answer about ${plural(made.accounts.length, 'account')}: ${out}`)
    terminal.out('Send it to the customer, who imports it.')
  }
  return EXIT.verified
}

/** What was said of each account, in the order of the report. @throws InvalidInputError */
function typedAccounts(report: OpenedReport, options: AnswerOptions): readonly TypedAccount[] {
  const { accounts } = report.checklist
  const allowed = new Set(options.allowed)
  if (options.allRefused) {
    for (const account of accounts) if (isRefusedByBucket(account)) allowed.add(account.accountId)
  }
  const connectors = new Map([
    ...connectorsOf(options.connectorChecked, 'checked'),
    ...connectorsOf(options.connectorAdded, 'added'),
  ])
  const arrived = new Map((options.arrived ?? []).map((text) => split(text, { needsValue: false })))
  const remarks = new Map((options.remark ?? []).map((text) => split(text, { needsValue: true })))
  const named = new Set([
    ...accounts.map(({ accountId }) => accountId),
    ...[...allowed, ...connectors.keys(), ...arrived.keys(), ...remarks.keys()],
  ])
  return [...named].map((accountId) => ({
    accountId,
    isAllowed: allowed.has(accountId),
    connector: connectors.get(accountId),
    arrivesSince: arrived.get(accountId),
    text: remarks.get(accountId),
  }))
}

function connectorsOf(
  typed: readonly string[] = [],
  state: 'added' | 'checked',
): readonly (readonly [string, NonNullable<TypedAccount['connector']>])[] {
  return typed.map((text) => {
    const [accountId, row] = split(text, { needsValue: true })
    return [accountId, { state, ...valueOrInvalidInput(parseConnectorRow(row)) }]
  })
}

/** `444455556666=…`. @throws InvalidInputError */
function split(text: string, { needsValue }: { readonly needsValue: boolean }): readonly [string, string] {
  const at = text.indexOf('=')
  const accountId = valueOrInvalidInput(parseAccountId(at < 0 ? text : text.slice(0, at)))
  const value = at < 0 ? '' : text.slice(at + 1).trim()
  if (needsValue && value === '') {
    throw new InvalidInputError([`${accountId}: expected ACCOUNT=VALUE, found no value.`])
  }
  return [accountId, value]
}
