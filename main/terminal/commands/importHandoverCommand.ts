import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { HandoverSeen } from '../../../app/contract/handoverContract.ts'
import { handoverWords } from '../../../app/onboarding/handoverWords.ts'
import {
  differenceParts,
  type OnboardingDifference,
  type Side,
} from '../../../app/onboarding/onboardingDifferences.ts'
import { plural } from '../../../app/text/plural.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import { nextCommand } from '../helpTexts.ts'
import { printDeceivingNames } from '../printDeceivingNames.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { path, withNeededOptions } from './arguments.ts'
import { type CommonOptions, type Program, withCommonOptions } from './fileCommand.ts'

interface ImportOptions extends CommonOptions {
  /** The handover file. */
  readonly file: string
  readonly as: string
  readonly keep?: Side | undefined
}

export function addImportHandoverCommand({ command, terminal, exit }: Program): void {
  withNeededOptions(
    withCommonOptions(command.command('import-handover'))
      .description('go on with an onboarding of another computer, or add what was done there to this one')
      .argument('<handover>', 'the file that handover wrote'),
    new Option('--as <file>', 'the onboarding file that it becomes: NAME.onboarding.json').argParser(
      path('the onboarding file'),
    ),
  )
    .addOption(
      new Option(
        '--keep <side>',
        'where the file exists already and differs: keep mine, or take theirs, for every field; left out, each is asked for',
      ).choices(['mine', 'theirs']),
    )
    .action(async (file: string, options: Omit<ImportOptions, 'file'>) => {
      const given = { ...options, file }
      exit(await withClient(options, terminal, (client) => importHandover(client, given, terminal)))
    })
}

async function importHandover(
  client: ContractClient,
  { file, as, practice, keep, json, dataDir }: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  const seen = await client.handover.look({ path: file, as })
  if (seen === undefined) throw new InvalidInputError([`${file}: found no handover file, expected one.`])
  if (!json) printSeen(seen, terminal)
  const choices = await decide(seen.differences, keep, terminal)
  if (choices === undefined) return EXIT.wrongInput
  const { opened, newEvents } = await client.handover.import({
    path: file,
    as,
    practice,
    sha256: seen.sha256,
    ownSha256: seen.ownSha256,
    choices,
  })
  const target = opened.path ?? as
  if (json) terminal.json({ file: target, newEvents, choices })
  else {
    terminal.out(`${target}: ${plural(newEvents, 'new event')} in the journal of this computer.`)
    terminal.out(`Next: ${nextCommand('status', { file: target, practice, dataDir })}`)
  }
  return EXIT.verified
}

function printSeen(seen: HandoverSeen, terminal: Terminal): void {
  terminal.out(...handoverWords(seen, clockTimeHere))
  const { customer, accounts } = seen.onboarding
  printDeceivingNames({ customer: customer.name, people: [seen.by], accounts }, terminal)
}

/** Which side holds for each difference; undefined when nobody decided, which is said. */
async function decide(
  differences: readonly OnboardingDifference[],
  keep: Side | undefined,
  terminal: Terminal,
): Promise<Record<string, Side> | undefined> {
  const choices: Record<string, Side> = {}
  if (differences.length > 0) terminal.err('The file on this computer and the handed over one differ:')
  for (const difference of differences) {
    const { place, mine, theirs } = differenceParts(difference)
    terminal.err(place, `  ${mine}`, `  ${theirs}`)
    if (keep === undefined && !terminal.interactive) continue
    const side = keep ?? ((await terminal.ask('Take the handed over one?')) ? 'theirs' : 'mine')
    choices[difference.field] = side
  }
  if (Object.keys(choices).length === differences.length) return choices
  terminal.err(
    'Nothing was changed. Decide with --keep mine or --keep theirs, or import at a terminal and decide field by field.',
  )
  return undefined
}
