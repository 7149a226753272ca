import { stat, writeFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import type { ReportFile, ReportFormat } from '../../../app/report/renderReport.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { FileOptions } from './options.ts'

export interface ReportCommandOptions extends FileOptions {
  readonly format: ReportFormat
  /** A file, or a directory; standard output when left out. */
  readonly out?: string | undefined
}

/** Writes the account information report, from the journal, without calling AWS. */
export async function report(
  client: Client,
  options: ReportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  await openFor('read', client, options, terminal)
  const written = await writeReport(client, options, terminal)
  if (options.json) terminal.out(JSON.stringify({ files: written }, null, 2))
  return EXIT.verified
}

/** @returns the paths of the files that were written. */
export async function writeReport(
  client: Client,
  { format, out, json }: Pick<ReportCommandOptions, 'format' | 'out' | 'json'>,
  terminal: Terminal,
): Promise<readonly string[]> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const files = await client.report({ format, timeZone })
  if (out === undefined) {
    for (const { text } of files) terminal.out(text)
    return []
  }
  const isDirectory = await stat(out).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const paths = files.map((file, index) => pathOf(out, isDirectory, file, index))
  for (const [index, { text }] of files.entries()) {
    const path = paths[index] ?? out
    await writeFile(path, text, { mode: 0o600 }).catch((error: unknown) => {
      throw new InvalidInputError([`--out ${path}: ${notWritten(error)}`])
    })
  }
  if (!json) for (const path of paths) terminal.out(`Report: ${path}`)
  return paths
}

function notWritten(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code === 'ENOENT'
    ? 'there is no such directory. Make it first, or choose another.'
    : `it can’t be written (${code || 'unknown'}). Choose another place.`
}

/** The second file (the VPCs of a CSV report) lies beside the first: acme.csv, acme-vpcs.csv. */
function pathOf(out: string, isDirectory: boolean, file: ReportFile, index: number): string {
  if (isDirectory) return join(out, file.name)
  if (index === 0) return out
  const { dir, name, ext } = parse(out)
  return join(dir, `${name}-vpcs${ext}`)
}
