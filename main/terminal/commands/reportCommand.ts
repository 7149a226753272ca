import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { Option } from 'commander'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type ReportFile, type ReportFormat, reportFormatSchema } from '../../../app/report/renderReport.ts'
import { list } from '../../../app/text/list.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { writePrivateFile } from '../../files/writePrivateFile.ts'
import { existsAlready, mayReplace } from '../askBeforeReplacing.ts'
import { EXIT } from '../exitStatus.ts'
import { printNext } from '../printNext.ts'
import type { Terminal } from '../terminal.ts'
import { path } from './arguments.ts'
import { addFileCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface ReportCommandOptions extends FileOptions {
  readonly format?: ReportFormat | undefined
  /** A file, or a directory; standard output when left out. */
  readonly out?: string | undefined
  /** Replaces files that exist. */
  readonly yes: boolean
}

export function addReportCommand(program: Program): void {
  addFileCommand(program, 'report', 'write the account information report', report)
    .addOption(
      new Option(
        '--format <format>',
        "the format of the report; left out, that of the file's name, else html",
      ).choices(reportFormatSchema.options),
    )
    .option(
      '--out <path>',
      'the file or directory to write to; standard output when left out',
      path('the report'),
    )
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
  await openFor('read', client, options, terminal)
  const written = await writeReport(client, options, terminal)
  if (written === 'refused') return EXIT.wrongInput
  if (options.json) terminal.json({ files: written })
  else if (written.length > 0) printNext((await client.checklist.get()).accounts, terminal)
  return EXIT.verified
}

/** @returns the paths of the files that were written; `refused`: some exist already, and none was written. */
export async function writeReport(
  client: ContractClient,
  { format, out, json, yes }: Pick<ReportCommandOptions, 'format' | 'out' | 'json' | 'yes'>,
  terminal: Terminal,
): Promise<readonly string[] | 'refused'> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const isDirectory =
    out !== undefined &&
    (await stat(out).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  const files = await client.report({ format: formatFor(isDirectory ? undefined : out, format), timeZone })
  if (out === undefined) {
    for (const { text } of files) terminal.document(text)
    return []
  }
  const paths = files.map((file, index) => pathOf(out, isDirectory, file, index))
  const overwrite = yes || (await mayReplace(paths, terminal))
  if (!overwrite && paths.some((path) => existsSync(path))) return 'refused'
  for (const [index, { text }] of files.entries()) {
    const target = paths[index] ?? out
    if ((await writePrivateFile(target, text, { overwrite })) === 'exists') {
      terminal.err(existsAlready(target))
      return 'refused'
    }
  }
  if (!json) for (const written of paths) terminal.out(`Report: ${written}`)
  return paths
}

const FORMAT_OF_EXTENSION: Readonly<Record<string, ReportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.json': 'json',
  '.md': 'markdown',
  '.markdown': 'markdown',
}

/**
 * The format that was asked for, else the one of the file's name.
 * @throws InvalidInputError when the name is that of another kind of file
 */
function formatFor(file: string | undefined, asked: ReportFormat | undefined): ReportFormat {
  const extension = file === undefined ? '' : parse(file).ext.toLowerCase()
  if (extension === '') return asked ?? 'html'
  const named = FORMAT_OF_EXTENSION[extension]
  if (named === undefined && asked === undefined) {
    throw new InvalidInputError([
      `--out ${file}: the report can't be written as ${extension}. Its formats are ${list(reportFormatSchema.options)}: give the file such an extension, or name the format with --format. A browser prints the HTML report as PDF.`,
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
function pathOf(out: string, isDirectory: boolean, file: ReportFile, index: number): string {
  if (isDirectory) return join(out, file.name)
  if (index === 0) return out
  const { dir, name, ext } = parse(out)
  return join(dir, `${name}-vpcs${ext}`)
}
