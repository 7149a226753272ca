import { accountStateWord } from '../../../app/checklist/stateWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { MASKED_REPORT } from '../../../app/masking/callMode.ts'
import {
  aheadWords,
  madeWords,
  REPRESENTATIVE,
  refusedReportWords,
  tooManyWords,
  waitWords,
} from '../../../app/report/overviewWords.ts'
import { type ReportOverview, sortedOverviews } from '../../../app/report/reportOverview.ts'
import { EXIT } from '../exitStatus.ts'
import { printDeceivingNames } from '../printDeceivingNames.ts'
import { printForeign } from '../printForeign.ts'
import { bold, toned } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { type CommonOptions, type Program, withCommonOptions, withMasked } from './fileCommand.ts'

interface ReportsOptions {
  readonly paths: readonly string[]
  readonly json: boolean
}

export function addReportsCommand({ command, terminal, exit }: Program): void {
  withMasked(withCommonOptions(command.command('reports')))
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
  const { newest, older } = sortedOverviews(read.reports, Date.now())
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
  terminal.err(...read.tooMany.map(tooManyWords), ...read.refused.map(refusedReportWords))
  if (newest.length === 0) return EXIT.wrongInput
  return read.refused.length + read.tooMany.length === 0 ? EXIT.verified : EXIT.unfinished
}

function printOverview(path: string, overview: ReportOverview, terminal: Terminal): void {
  const { customer, masked, preparedBy, state, headline, waits, notActiveEye } = overview
  const { word, tone } = accountStateWord({ state, turns: waits }, REPRESENTATIVE)
  terminal.out('', `${bold(customer)}  ${toned(tone, word)}`)
  if (masked) terminal.out(`  ${MASKED_REPORT}`)
  terminal.out(`  ${headline}`)
  printDeceivingNames({ customer, people: [preparedBy], accounts: [] }, terminal)
  printForeign(notActiveEye, terminal.out)
  for (const wait of waits) terminal.out(`  ${waitWords(wait)}`)
  terminal.out(`  ${madeWords(overview)}: ${path}`)
  const ahead = aheadWords(overview, Date.now())
  if (ahead !== undefined) terminal.out(`  ${toned('partial', ahead)}`)
}
