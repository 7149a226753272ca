import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { OpenedReport, ReadReports } from '../../app/contract/representativeContract.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { type ParsedReport, parseReport, type ReportFileContent } from '../../app/report/reportFile.ts'
import { reportOverview } from '../../app/report/reportOverview.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { typedPath } from '../files/homePath.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { FILE_KIND_WORDS, fileKind } from './fileKind.ts'

/** Files to be read: reports, or what is named as one. */
export interface FoundFiles extends Pick<ReadReports, 'tooMany'> {
  readonly files: readonly string[]
}

/** Call mode masks a report before words are made of it. */
export type Shown = (report: ReportFileContent) => ReportFileContent

const asItIs: Shown = (report) => report

type Read = ReadReports['reports'][number] | ReadReports['refused'][number]

/**
 * Reads account information reports, and those that lie in folders (not in their subfolders). Files of a folder that
 * are neither JSON nor HTML are passed over; each file that is named is read or refused.
 * @param shown what people see of a report
 * @throws InvalidInputError when a path is none
 */
export async function readReports(typed: readonly string[], shown: Shown = asItIs): Promise<ReadReports> {
  const { files, tooMany } = await filesAt(typed)
  const read: Read[] = []
  for (const path of files) read.push(await readOne(path, shown))
  return sorted(read, tooMany)
}

/** What was read, apart from what was refused. */
export function sorted(read: readonly Read[], tooMany: ReadReports['tooMany']): ReadReports {
  return {
    reports: read.filter((one) => 'overview' in one),
    refused: read.filter((one) => 'why' in one),
    tooMany,
  }
}

/** @throws InvalidInputError when a path is none */
export async function filesAt(typed: readonly string[]): Promise<FoundFiles> {
  const found = await Promise.all(typed.map((path) => filesIn(typedPath(path, 'the report'))))
  return {
    files: found.flatMap(({ files }) => files),
    tooMany: found.flatMap(({ tooMany }) => tooMany),
  }
}

async function filesIn(path: string): Promise<FoundFiles> {
  const isFolder = await stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  )
  if (!isFolder) return { files: [path], tooMany: [] }
  const entries: readonly Dirent[] = await readdir(path, { withFileTypes: true })
  const all = entries
    .filter((entry) => entry.isFile() && REPORT_EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map(({ name }) => join(path, name))
    .toSorted()
  const files = all.slice(0, LIMITS.reportsOfFolder)
  const isMore = all.length > files.length
  return { files, tooMany: isMore ? [{ path, files: all.length, read: files.length }] : [] }
}

const REPORT_EXTENSIONS: ReadonlySet<string> = new Set(['.json', '.html', '.htm'])

export async function readOne(path: string, shown: Shown): Promise<Read> {
  const parsed = await parsedAt(path)
  return parsed.ok ? { path, overview: reportOverview(shown(parsed.report)) } : { path, why: parsed.why }
}

/** @throws InvalidInputError when it is no report */
export async function openReport(typed: string): Promise<OpenedReport> {
  const path = typedPath(typed, 'the report')
  const parsed = await parsedAt(path)
  if (!parsed.ok) throw new InvalidInputError([`${path} was not read: ${parsed.why}.`])
  const { customer, madeAt, preparedBy, contact, appVersion, checklist } = parsed.report
  const { maxAggregationInterval, flowLogDestination, portalUrl, changes } = parsed.report
  return {
    path,
    customer,
    madeAt,
    preparedBy,
    contact,
    appVersion,
    maxAggregationInterval,
    flowLogDestination,
    portalUrl,
    changes,
    checklist,
  }
}

async function parsedAt(path: string): Promise<ParsedReport> {
  const read = await readTextFile(path, LIMITS.reportFile, 'a report')
  if (!('text' in read)) return { ok: false, why: `found ${read.found}, expected ${read.expected}` }
  const kind = fileKind(read.text)
  return kind === 'answer' || kind === 'handover'
    ? { ok: false, why: `it is ${FILE_KIND_WORDS[kind]}, and no report of a customer` }
    : parseReport(read.text)
}
