import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { LIMITS } from '../../app/input/limits.ts'
import { parseReport } from '../../app/report/reportFile.ts'
import { type ReportOverview, reportOverview } from '../../app/report/reportOverview.ts'
import { typedPath } from '../files/homePath.ts'
import { readTextFile } from '../files/readTextFile.ts'

interface ReadReport {
  readonly path: string
  readonly overview: ReportOverview
}
interface RefusedReport {
  readonly path: string
  /** The end of a sentence. */
  readonly why: string
}

/**
 * Reads account information reports, and those that lie in folders (not in their subfolders). Files of a folder that
 * are neither JSON nor HTML are passed over; each file that is named is read or refused.
 * @throws InvalidInputError when a path is none
 */
export async function readReports(
  typed: readonly string[],
): Promise<{ readonly reports: ReadReport[]; readonly refused: RefusedReport[] }> {
  const reports: ReadReport[] = []
  const refused: RefusedReport[] = []
  for (const path of (await Promise.all(typed.map(filesAt))).flat()) {
    const read = await readOne(path)
    if ('overview' in read) reports.push(read)
    else refused.push(read)
  }
  return { reports, refused }
}

async function filesAt(typed: string): Promise<readonly string[]> {
  const path = typedPath(typed, 'the report')
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return [path]
  const entries: readonly Dirent[] = await readdir(path, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && REPORT_EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map(({ name }) => join(path, name))
    .toSorted()
    .slice(0, LIMITS.entries)
}

const REPORT_EXTENSIONS: ReadonlySet<string> = new Set(['.json', '.html', '.htm'])

async function readOne(path: string): Promise<ReadReport | RefusedReport> {
  const read = await readTextFile(path, LIMITS.reportFile, 'a report')
  if (!('text' in read)) return { path, why: `found ${read.found}, expected ${read.expected}` }
  const parsed = parseReport(read.text)
  return parsed.ok ? { path, overview: reportOverview(parsed.report) } : { path, why: parsed.why }
}
