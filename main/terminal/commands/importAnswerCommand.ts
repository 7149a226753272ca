import type { ReadAnswer } from '../../../app/answer/answerItems.ts'
import {
  ANSWER_TRUST,
  answeredByWords,
  isNews,
  itemStateWords,
  runAgainWords,
} from '../../../app/answer/answerWords.ts'
import { accountsToRunAgain } from '../../../app/checklist/activeeyeSaid.ts'
import { saidWords } from '../../../app/checklist/saidWords.ts'
import { AT_THE_SCREEN } from '../../../app/checklist/stateWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { EXIT } from '../exitStatus.ts'
import { nextCommand } from '../helpTexts.ts'
import { printNext } from '../printNext.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import {
  type CommonOptions,
  expectFile,
  type FileOptions,
  openFor,
  type Program,
  withCommonOptions,
} from './fileCommand.ts'

interface ImportAnswerOptions extends FileOptions {
  readonly answer: string
  readonly dataDir?: string | undefined
}

export function addImportAnswerCommand({ command, terminal, exit }: Program): void {
  withCommonOptions(command.command('import-answer'))
    .description('record what an answer file of ActiveEye says; starts nothing')
    .usage('[options] [file] <answer>')
    .argument('<answer...>', 'the onboarding file, left out with --practice, and the answer file')
    .action(async (words: readonly string[], options: CommonOptions) => {
      const file = words.length > 1 ? words[0] : undefined
      expectFile(command, file, options)
      if (words.length > 2) command.error('error: name one answer file; a second one is imported after it')
      const given = { ...options, file, answer: words.at(-1) ?? '' }
      exit(await withClient(options, terminal, (client) => importAnswer(client, given, terminal)))
    })
}

/** Calls nothing of AWS. Which accounts can be run again is printed as a command. */
async function importAnswer(
  client: ContractClient,
  options: ImportAnswerOptions,
  terminal: Terminal,
): Promise<number> {
  await openFor('work', client, options, terminal)
  const path = options.answer
  const { sha256 } = await client.answer.read({ path })
  const read = await client.answer.import({ path, sha256 })
  const { accounts } = await client.checklist.get()
  const retry = accountsToRunAgain(accounts).map(({ accountId }) => accountId)
  const differs = read.items.some(({ differences }) => differences.length > 0)
  if (options.json) terminal.json({ version: 1, ...read, retry })
  else {
    printAnswer(read, terminal)
    printNext(accounts, terminal)
    if (retry.length > 0) {
      const words = nextCommand('run', options, ['--only', ...retry])
      terminal.out(`${runAgainWords(retry.length)}, and no other: ${words}`)
    }
  }
  return differs ? EXIT.unfinished : EXIT.verified
}

function printAnswer(read: ReadAnswer, terminal: Terminal): void {
  terminal.out(`${answeredByWords(read, AT_THE_SCREEN)}. ${ANSWER_TRUST}`)
  for (const sentence of read.deceivingNames) terminal.err(sentence)
  if (read.text !== undefined) terminal.out(`  ${read.text}`)
  for (const item of read.items) {
    const { accountId, name, said, differences, remark } = item
    terminal.out(`${accountId} ${name}: ${itemStateWords(item)}. ${saidWords(said, AT_THE_SCREEN)}`)
    for (const line of [...differences, ...(remark === undefined ? [] : [remark])]) terminal.out(`  ${line}`)
  }
  if (!isNews(read)) terminal.out('Nothing was recorded: all of it is known, or older than what is known.')
}
