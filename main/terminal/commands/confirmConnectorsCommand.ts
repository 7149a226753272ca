import { Option } from 'commander'
import { compareConnectorList } from '../../../app/checklist/compareConnectorList.ts'
import {
  type ConnectorList,
  isAllRight,
  isLayout,
  type ListedConnector,
  listedWord,
  listSummary,
  recordedWords,
} from '../../../app/checklist/listedConnector.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { LIMITS } from '../../../app/input/limits.ts'
import { InvalidInputError, valueOrInvalidInput } from '../../failures/invalidInputError.ts'
import { typedPath } from '../../files/homePath.ts'
import { readBoundedInput } from '../../files/readBoundedInput.ts'
import { readTextFile } from '../../files/readTextFile.ts'
import { EXIT } from '../exitStatus.ts'
import { printNext } from '../printNext.ts'
import { bold, toned } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { withNeededOptions } from './arguments.ts'
import { addFileCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface ConfirmConnectorsOptions extends FileOptions {
  /** `-`: standard input. */
  readonly from: string
}

export function addConfirmConnectorsCommand(program: Program): void {
  withNeededOptions(
    addFileCommand(
      program,
      'confirm-connectors',
      'compare the list of connectors that ActiveEye shows with the expected ones, and record what matches and what differs',
      confirmConnectors,
    ),
    new Option(
      '--from <path>',
      'the list as copied from ActiveEye or a spreadsheet, in any order of columns: a file, or - for standard input',
    ),
  )
}

/** Compares the list, records it in the journal, and prints what became of each of its lines. */
async function confirmConnectors(
  client: ContractClient,
  { from, ...options }: ConfirmConnectorsOptions,
  terminal: Terminal,
): Promise<number> {
  const text = await textFrom(from)
  const onboarding = await openFor('work', client, options, terminal)
  const { accounts } = await client.checklist.get()
  const compared = valueOrInvalidInput(compareConnectorList(text, accounts, onboarding))
  const recorded = await client.connector.confirmList({ text, how: 'terminal' })
  const isDone = isAllRight(compared) && recorded.different.length === 0
  if (options.json) terminal.json({ ...compared, recorded })
  else {
    printList(compared, terminal)
    terminal.out(recordedWords(recorded))
    printNext((await client.checklist.get()).accounts, terminal)
  }
  return isDone ? EXIT.verified : EXIT.unfinished
}

/** @throws InvalidInputError when it can't be read or is too large */
async function textFrom(from: string): Promise<string> {
  const what = 'a list of connectors'
  const read =
    from === '-'
      ? await readBoundedInput(process.stdin, LIMITS.connectorsFile)
      : await readTextFile(typedPath(from, 'the list of connectors'), LIMITS.connectorsFile, what)
  if ('text' in read) return read.text
  throw new InvalidInputError([`--from ${from}: found ${read.found}, expected ${read.expected}`])
}

/** Each line but blank ones and headings, which the summary counts. */
function printList(compared: ConnectorList, terminal: Terminal): void {
  for (const listed of compared.lines) {
    if (!isLayout(listed.is)) printLine(listed, terminal)
  }
  if (compared.remark !== '') terminal.out(compared.remark)
  terminal.out(bold(listSummary(compared)))
}

function printLine({ is, line, message, next }: ListedConnector, terminal: Terminal): void {
  const { word, tone } = listedWord(is)
  terminal.out(`${line === undefined ? 'Missing' : `Line ${line}`}  ${toned(tone, word)}  ${message}`)
  if (next !== undefined) terminal.out(`  Next: ${next}`)
}
