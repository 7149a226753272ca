import { AT_THE_SCREEN, accountStateWord, turnWord, waitsForName } from '../../../app/checklist/stateWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type ReportOverview, sortedOverviews } from '../../../app/report/reportOverview.ts'
import { numberText } from '../../../app/text/numberText.ts'
import { plural } from '../../../app/text/plural.ts'
import { ageHere, clockTimeHere } from '../../../app/text/timestamp.ts'
import { EXIT } from '../exitStatus.ts'
import { printDeceivingNames } from '../printDeceivingNames.ts'
import { printForeign } from '../printForeign.ts'
import { bold, toned } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { type CommonOptions, type Program, withCommonOptions } from './fileCommand.ts'

interface ReportsOptions {
  readonly paths: readonly string[]
  readonly json: boolean
}

export function addReportsCommand({ command, terminal, exit }: Program): void {
  withCommonOptions(command.command('reports'))
    .description('list reports of customers: what is complete, and what waits for whom since when')
    .argument('<path...>', 'JSON or HTML reports, and folders with them')
    .action(async (paths: readonly string[], options: CommonOptions) => {
      exit(await withClient(options, terminal, (client) => reports(client, { ...options, paths }, terminal)))
    })
}

/** Reads files and calls nothing. What is no report is named, and ends the command with 2 when nothing is one. */
async function reports(
  client: ContractClient,
  { paths, json }: ReportsOptions,
  terminal: Terminal,
): Promise<number> {
  const read = await client.reports.read({ paths: [...paths] })
  const { newest, older } = sortedOverviews(read.reports)
  if (json)
    terminal.json({ version: 1, reports: newest, older, refused: read.refused, tooMany: read.tooMany })
  else {
    for (const { path, overview } of newest) printOverview(path, overview, terminal)
    if (older.length > 0) {
      terminal.out('', 'A newer report of the same onboarding is listed above instead of these:')
      terminal.out(...older.map(({ path }) => `  ${path}`))
    }
  }
  if (newest.length + read.refused.length === 0) terminal.err('There is no report in what was named.')
  for (const { path, files, read: most } of read.tooMany) {
    terminal.err(
      `${path} has ${numberText(files)} such files; only the first ${numberText(most)} by name were read.`,
    )
  }
  for (const { path, why } of read.refused) terminal.err(`${path} was not read: ${why}.`)
  if (newest.length === 0) return EXIT.wrongInput
  return read.refused.length + read.tooMany.length === 0 ? EXIT.verified : EXIT.unfinished
}

/** Whoever reads it is the representative, so the customer is somebody else. */
const READER = { ...AT_THE_SCREEN, customer: 'the customer' } as const

function printOverview(path: string, overview: ReportOverview, terminal: Terminal): void {
  const { customer, state, headline, waits, madeAt, preparedBy, notActiveEye } = overview
  const { word, tone } = accountStateWord({ state, turns: waits }, READER)
  terminal.out('', `${bold(customer)}  ${toned(tone, word)}`)
  terminal.out(`  ${headline}`)
  printDeceivingNames({ customer, accounts: [] }, terminal)
  printForeign(notActiveEye, terminal.out)
  for (const { who, what, accounts, since } of waits) {
    const from = since === undefined ? '' : `, since ${clockTimeHere(since)}`
    terminal.out(`  ${waitsForName(who, READER)}: ${turnWord(what)} (${plural(accounts, 'account')}${from})`)
  }
  terminal.out(`  Report of ${clockTimeHere(madeAt)}, ${ageHere(madeAt)}, by ${preparedBy}: ${path}`)
}
