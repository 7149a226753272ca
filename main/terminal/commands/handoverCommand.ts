import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Option } from 'commander'
import { ENGINE_NAMES, type Engine } from '../../../app/activeeye/engines.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { ENGINE_FORMATS } from '../../../app/engines/engineFormats.ts'
import { NOTHING_SECRET } from '../../../app/engines/engineWords.ts'
import { UNSAVED_EDITS, WHAT_STAYS_HERE } from '../../../app/onboarding/handoverWords.ts'
import { plural } from '../../../app/text/plural.ts'
import { mayReplace } from '../askBeforeReplacing.ts'
import { EXIT } from '../exitStatus.ts'
import { nextCommand } from '../helpTexts.ts'
import type { Terminal } from '../terminal.ts'
import { path, withNeededOptions } from './arguments.ts'
import { addFileCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface HandoverOptions extends FileOptions {
  readonly out: string
  readonly as?: Engine | undefined
}

export function addHandoverCommand(program: Program): void {
  withNeededOptions(
    addFileCommand(
      program,
      'handover',
      'write the onboarding and its journal into one file, to go on on another computer; or a folder for an engine',
      handOver,
    ),
    new Option('--out <path>', 'the file to write, NAME.handover; with --as, a new folder').argParser(
      path('the handover'),
    ),
  ).addOption(
    new Option(
      '--as <engine>',
      'hand the flow logs over to an engine of yours instead: Cloud Custodian, scripts of AWS CLI calls, …',
    ).choices(ENGINE_FORMATS.map(({ engine }) => engine)),
  )
}

async function handOver(
  client: ContractClient,
  { as, ...options }: HandoverOptions,
  terminal: Terminal,
): Promise<number> {
  if (as !== undefined) return handOverTo(as, client, options, terminal)
  await openFor('work', client, options, terminal)
  const { out } = options
  const overwrite = options.yes || (await mayReplace([out], terminal))
  if (!overwrite && existsSync(out)) return EXIT.wrongInput
  const { unsavedEdits, ...written } = await client.handover.write({ path: out, overwrite })
  if (unsavedEdits) terminal.err(UNSAVED_EDITS)
  if (options.json) terminal.json(written)
  else {
    terminal.out(`${written.path}: the onboarding, and ${plural(written.events, 'event')} of its journal.`)
    terminal.out(WHAT_STAYS_HERE)
    terminal.out(
      `On the other computer: ${nextCommand('import-handover', { file: written.path }, ['--as', 'NAME.onboarding.json'])}`,
    )
  }
  return EXIT.verified
}

async function handOverTo(
  engine: Engine,
  client: ContractClient,
  options: Omit<HandoverOptions, 'as'>,
  terminal: Terminal,
): Promise<number> {
  await openFor('read', client, options, terminal)
  const written = await client.handover.writeForEngine({ path: options.out, engine })
  if (options.json) terminal.json(written)
  else {
    terminal.out(`${written.path}: ${plural(written.files.length, 'file')} for ${ENGINE_NAMES[engine]}.`)
    terminal.out(NOTHING_SECRET)
    terminal.out(`Next: read ${join(written.path, 'README.md')}`)
  }
  return EXIT.verified
}
