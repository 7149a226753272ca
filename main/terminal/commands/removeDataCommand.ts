import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { pathsOf, type StoredData } from '../../../app/settings/storedData.ts'
import {
  amountWords,
  isEmpty,
  NOTHING_STORED,
  ONLY_THIS_GOES,
  removeDataQuestion,
  removedWords,
  STORED_WORDS,
  staysWords,
  THIS_STAYS,
} from '../../../app/settings/storedWords.ts'
import { EXIT } from '../exitStatus.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import type { Program } from './fileCommand.ts'

interface RemoveDataOptions {
  readonly json: boolean
  readonly yes: boolean
  readonly dataDir?: string
}

export function addRemoveDataCommand({ command, terminal, exit }: Program): void {
  command
    .command('remove-data')
    .description('list what this app keeps on this computer, and remove all of it after asking')
    .option('--json', 'print JSON', false)
    .option('--yes', 'do not ask for confirmation', false)
    .option('--data-dir <directory>', 'the directory for journals and settings')
    .action(async (options: RemoveDataOptions) => {
      exit(await withClient(options, terminal, (client) => removeData(client, options, terminal)))
    })
}

/** Exit status 3 when something stays that should have gone, or nobody agreed. */
async function removeData(
  client: ContractClient,
  { json, yes }: RemoveDataOptions,
  terminal: Terminal,
): Promise<number> {
  const data = await client.storage.list()
  const show = json ? terminal.err : terminal.out
  show(...(isEmpty(data) ? [NOTHING_STORED] : listed(data)))
  if (!isEmpty(data) && !yes && !(await agrees(data, terminal))) {
    if (json) terminal.json({ version: 1, ...data, removed: [], notRemoved: [], directoryRemoved: false })
    return EXIT.unfinished
  }
  const result = await client.storage.remove({ shown: pathsOf(data) })
  show(...removedWords(result))
  if (json) terminal.json({ version: 1, ...data, ...result })
  return result.notRemoved.length === 0 ? EXIT.verified : EXIT.unfinished
}

function listed(data: StoredData): readonly string[] {
  return [
    bold(`${ONLY_THIS_GOES} from ${data.dataDirectory}:`),
    ...data.kinds.flatMap(({ kind, stored }) => [
      `  ${STORED_WORDS[kind].title}: ${amountWords(stored)}. ${STORED_WORDS[kind].is}`,
      ...stored.map(({ path }) => `    ${path}`),
    ]),
    bold(`${THIS_STAYS}:`),
    ...staysWords(data).map((words) => `  ${words}`),
  ]
}

async function agrees(data: StoredData, terminal: Terminal): Promise<boolean> {
  if (terminal.interactive) {
    const yes = await terminal.ask(removeDataQuestion(data))
    if (!yes) terminal.err('Nothing was removed.')
    return yes
  }
  terminal.err('Nothing was removed. To remove it without being asked, add --yes.')
  return false
}
