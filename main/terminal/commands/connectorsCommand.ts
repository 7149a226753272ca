import { extname } from 'node:path'
import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type SheetFormat, sheetFormatSchema } from '../../../app/report/connectorSheetFormats.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { writeAsked } from '../askBeforeReplacing.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { path } from './arguments.ts'
import { addFileCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface ConnectorsOptions extends FileOptions {
  readonly format?: SheetFormat | undefined
  /** Standard output when left out. */
  readonly out?: string | undefined
}

export function addConnectorsCommand(program: Program): void {
  addFileCommand(
    program,
    'connectors',
    "print what to enter in ActiveEye for each account, in the order of its form; a workbook keeps the account IDs' zeros",
    connectors,
  )
    .addOption(
      new Option(
        '--format <format>',
        "the format of the sheet; left out, that of the file's name, else text",
      ).choices(sheetFormatSchema.options),
    )
    .option(
      '--out <path>',
      'the file to write to; standard output when left out',
      path('the connector sheet'),
    )
}

/** Prints the connector sheet from the journal, without calling AWS. */
async function connectors(
  client: ContractClient,
  { format: asked, out, ...options }: ConnectorsOptions,
  terminal: Terminal,
): Promise<number> {
  const format = formatFor(asked, out, options.json)
  await openFor('read', client, options, terminal)
  const { text, encoding } = await client.connector.sheet({ format })
  if (out === undefined) {
    terminal.document(text.trimEnd())
    return EXIT.verified
  }
  const content = encoding === undefined ? text : Buffer.from(text, encoding)
  if ((await writeAsked(out, content, options.yes, terminal)) === 'refused') return EXIT.wrongInput
  if (options.json) terminal.json({ files: [out] })
  else terminal.out(`Connector sheet: ${out}`)
  return EXIT.verified
}

const FORMAT_OF_EXTENSION: ReadonlyMap<string, SheetFormat> = new Map([
  ['.txt', 'text'],
  ['.csv', 'csv'],
  ['.xlsx', 'xlsx'],
  ['.json', 'json'],
])

/** @throws InvalidInputError when a workbook has no file, or the file's name is that of another format */
function formatFor(asked: SheetFormat | undefined, out: string | undefined, json: boolean): SheetFormat {
  const named = out === undefined ? undefined : FORMAT_OF_EXTENSION.get(extname(out).toLowerCase())
  if (asked !== undefined && named !== undefined && asked !== named) {
    throw new InvalidInputError([
      `--out ${out} is the name of a file in the format ${named}, but --format says ${asked}. Change one of them.`,
    ])
  }
  const format = asked ?? named ?? (json && out === undefined ? 'json' : 'text')
  if (format === 'xlsx' && out === undefined) {
    throw new InvalidInputError([
      'A workbook is no text that can be printed: name its file, as in --out connectors.xlsx.',
    ])
  }
  return format
}
