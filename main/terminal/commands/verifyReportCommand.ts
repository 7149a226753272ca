import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { VERDICT_WORDS } from '../../../app/report/verifyReport.ts'
import { EXIT } from '../exitStatus.ts'
import { toned } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { type CommonOptions, type Program, withCommonOptions } from './fileCommand.ts'

export function addVerifyReportCommand({ command, terminal, exit }: Program): void {
  withCommonOptions(command.command('verify-report'))
    .description('tell whether reports were edited after they were made')
    .argument('<report...>', 'JSON or HTML reports')
    .action(async (paths: readonly string[], options: CommonOptions) => {
      exit(await withClient(options, terminal, (client) => verifyReports(paths, client, options, terminal)))
    })
}

/** @returns the exit status: 3 unless no edit was found in any of them */
async function verifyReports(
  paths: readonly string[],
  client: ContractClient,
  options: CommonOptions,
  terminal: Terminal,
): Promise<number> {
  const { verdicts, refused } = await client.reports.verify({ paths: [...paths] })
  if (options.json) terminal.json({ verdicts, refused })
  else
    for (const { path, verdict } of verdicts) {
      const { word, tone } = VERDICT_WORDS[verdict.state]
      terminal.out(`${toned(tone, word)}  ${path}`, ...verdict.sentences.map((sentence) => `  ${sentence}`))
    }
  for (const { path, why } of refused) terminal.err(`${path} was not verified: ${why}.`)
  if (verdicts.length === 0) return EXIT.wrongInput
  const isAllWell = refused.length === 0 && verdicts.every(({ verdict }) => verdict.state === 'unedited')
  return isAllWell ? EXIT.verified : EXIT.unfinished
}
