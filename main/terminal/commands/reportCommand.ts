import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type ReportFile, reportFormatSchema } from '../../../app/report/renderReport.ts'
import { list } from '../../../app/text/list.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { writePrivateFile } from '../../files/writePrivateFile.ts'
import { existsAlready, mayReplace } from '../askBeforeReplacing.ts'
import { EXIT } from '../exitStatus.ts'
import { onInterrupt } from '../interruption.ts'
import { printNext } from '../printNext.ts'
import type { Terminal } from '../terminal.ts'
import { path } from './arguments.ts'
import { addFileCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

/** PDF is made by a browser, all others here. */
const FORMATS = [...reportFormatSchema.options, 'pdf'] as const
type FileFormat = (typeof FORMATS)[number]

interface ReportCommandOptions extends FileOptions {
  readonly format?: FileFormat | undefined
  /** A file, or a directory; standard output when left out. */
  readonly out?: string | undefined
  /** Replaces files that exist. */
  readonly yes: boolean
  readonly preparedBy?: string | undefined
  readonly contact?: string | undefined
}

export function addReportCommand(program: Program): void {
  addFileCommand(program, 'report', 'write the account information report', report)
    .addOption(
      new Option(
        '--format <format>',
        "the format of the report; left out, that of the file's name, else html",
      ).choices(FORMATS),
    )
    .option(
      '--out <path>',
      'the file or directory to write to; standard output when left out',
      path('the report'),
    )
    .option('--prepared-by <name>', 'who prepares reports on this computer, kept for later ones')
    .option('--contact <how>', 'how to reach them: a telephone number or a mail address, kept too')
}

/** Writes the report from the journal, without calling AWS. */
async function report(
  client: ContractClient,
  options: ReportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  if (options.json && options.out === undefined) {
    throw new InvalidInputError([
      '--json prints the paths of the files that were written, so it needs --out. For the report itself as JSON, use --format json.',
    ])
  }
  const { preparedBy: name, contact } = options
  if (name !== undefined || contact !== undefined) {
    const known = await client.preparer.get()
    await client.preparer.save({
      ...known,
      ...(name !== undefined && { name }),
      ...(contact !== undefined && { contact }),
    })
  }
  await openFor('read', client, options, terminal)
  const written = await writeReport(client, options, terminal)
  if (written === 'refused') return EXIT.wrongInput
  if (written === 'interrupted') return EXIT.interrupted
  if (options.json) terminal.json({ files: written })
  else if (written.length > 0) printNext((await client.checklist.get()).accounts, terminal)
  return EXIT.verified
}

/**
 * What is written to a file counts as exported: the next report tells what has changed since. In a directory, nothing
 * is ever replaced.
 * @returns the paths of the files that were written; `refused`: some exist already, and none was written.
 */
export async function writeReport(
  client: ContractClient,
  { format, out, json, yes }: Pick<ReportCommandOptions, 'format' | 'out' | 'json' | 'yes'>,
  terminal: Terminal,
): Promise<readonly string[] | 'refused' | 'interrupted'> {
  const isDirectory =
    out !== undefined &&
    (await stat(out).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  const chosen = formatFor(isDirectory ? undefined : out, format)
  if (out === undefined && chosen === 'pdf') {
    throw new InvalidInputError(['A PDF is not for a terminal: name its file with --out.'])
  }
  if (chosen === 'pdf')
    terminal.err(
      'A browser prints the PDF; 1,000 accounts take minutes. Ctrl-C ends it, and nothing is written.',
    )
  const files = await filesOf(client, chosen)
  if (files === undefined) return 'interrupted'
  if (out === undefined) {
    for (const { text } of files) terminal.document(text)
    return []
  }
  const paths = files.map((file, index) => (isDirectory ? freePath(out, file.name) : pathOf(out, index)))
  const overwrite = !isDirectory && (yes || (await mayReplace(paths, terminal)))
  if (!overwrite && paths.some((path) => existsSync(path))) return 'refused'
  for (const [index, { text, encoding }] of files.entries()) {
    const target = paths[index] ?? out
    const content = encoding === undefined ? text : Buffer.from(text, encoding)
    if ((await writePrivateFile(target, content, { overwrite })) === 'exists') {
      terminal.err(existsAlready(target))
      return 'refused'
    }
  }
  const [first] = files
  if (first !== undefined) await client.reportExported({ checksum: first.checksum })
  if (!json) for (const written of paths) terminal.out(`Report: ${written}`)
  return paths
}

type WrittenFile = Pick<ReportFile, 'name' | 'text' | 'checksum'> & {
  readonly encoding?: 'base64' | undefined
}

/** `undefined`: Ctrl-C ended the browser that was to make a PDF. */
async function filesOf(
  client: ContractClient,
  format: FileFormat,
): Promise<readonly WrittenFile[] | undefined> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  if (format !== 'pdf') return client.report({ format, timeZone })
  const interrupted = new AbortController()
  const remove = onInterrupt(() => interrupted.abort())
  try {
    const { file, checksum } = await client.reportPdf({ timeZone }, { signal: interrupted.signal })
    return file === undefined ? [] : [{ ...file, checksum }]
  } catch (error) {
    if (interrupted.signal.aborted) return undefined
    throw error
  } finally {
    remove()
  }
}

const FORMAT_OF_EXTENSION: Readonly<Record<string, FileFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.json': 'json',
  '.pdf': 'pdf',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

/**
 * The format that was asked for, else the one of the file's name.
 * @throws InvalidInputError when the name is that of another kind of file
 */
function formatFor(file: string | undefined, asked: FileFormat | undefined): FileFormat {
  const extension = file === undefined ? '' : parse(file).ext.toLowerCase()
  if (extension === '') return asked ?? 'html'
  const named = FORMAT_OF_EXTENSION[extension]
  if (named === undefined && asked === undefined) {
    throw new InvalidInputError([
      `--out ${file}: the report can't be written as ${extension}. Its formats are ${list(FORMATS)}: give the file such an extension, or name the format with --format.`,
    ])
  }
  if (named !== undefined && asked !== undefined && named !== asked) {
    throw new InvalidInputError([
      `--out ${file} is the name of a file in the format ${named}, but --format says ${asked}. Change one of them.`,
    ])
  }
  return asked ?? named ?? 'html'
}

/** The second file (the VPCs of a CSV report) lies beside the first: acme.csv, acme-vpcs.csv. */
function pathOf(out: string, index: number): string {
  if (index === 0) return out
  const { dir, name, ext } = parse(out)
  return join(dir, `${name}-vpcs${ext}`)
}

/** The name in the directory, with a number where a file has it already: `acme-2.html`. */
function freePath(directory: string, file: string): string {
  const { name, ext } = parse(file)
  let path = join(directory, file)
  for (let number = 2; existsSync(path); number++) path = join(directory, `${name}-${number}${ext}`)
  return path
}
