import { z } from 'zod'
import { type ForeignValue, foreignValues } from '../activeeye/foreignValues.ts'
import { TEMPLATE_URL } from '../activeeye/prescribed.ts'
import type { AccountStatus, Checklist } from '../checklist/checklist.ts'
import { totalsOf } from '../checklist/totals.ts'
import { accountStateOf, turnsOf } from '../checklist/turns.ts'
import { jsonTooMuch } from '../input/boundedJson.ts'
import { firstIssueAt } from '../input/firstIssue.ts'
import { LIMITS, tooMuchText } from '../input/limits.ts'
import type { ReportChanges } from './reportChanges.ts'
import { REPORT_FORMAT, REPORT_VERSION, reportFileSchema, reportFileSchema1 } from './reportContent.ts'

/**
 * The account information report as a program reads it: the JSON report, and what the HTML report holds beside its
 * words. A report comes by mail, so nothing in it is believed that can be worked out again, and no sentence of it is
 * shown as the app's own.
 */

/** A report that was read. Its totals are counted again. */
export interface ReportFileContent {
  readonly customer: string
  readonly madeAt: string
  readonly preparedBy: string
  readonly contact?: string | undefined
  /** IANA; left out by earlier versions, as is what follows it. */
  readonly timeZone?: string | undefined
  readonly appVersion?: string | undefined
  readonly maxAggregationInterval?: 60 | 600 | undefined
  readonly changes?: ReportChanges | undefined
  readonly checksum?: string | undefined
  readonly portalUrl?: string | undefined
  readonly flowLogDestination: string
  readonly checklist: Checklist
}

export type ParsedReport =
  | { readonly ok: true; readonly report: ReportFileContent }
  /** What is wrong, as the end of a sentence. */
  | { readonly ok: false; readonly why: string }

/** Of the element of the HTML report that holds the JSON report. */
export const REPORT_ELEMENT = 'activeeye-report'
const OPENING = `<template id="${REPORT_ELEMENT}">`

/** Whether a text is a report at all, right or wrong: then it is no onboarding file. */
export function looksLikeReport(text: string): boolean {
  return text.includes(OPENING) || new RegExp(`"format"\\s*:\\s*"${REPORT_FORMAT}"`).test(text.slice(0, 2000))
}

type ReadReport = z.infer<typeof reportFileSchema> | z.infer<typeof reportFileSchema1>

/** @param text a JSON report, or an HTML report, which holds one. */
export function parseReport(text: string): ParsedReport {
  const read = readReport(text)
  return read.ok ? { ok: true, report: workedOutAgain(read.report) } : read
}

/** A report as it stands, with nothing in it worked out again. */
export type WrittenReport =
  | { readonly ok: true; readonly report: ReadReport; readonly value: object }
  | { readonly ok: false; readonly why: string }

/** The same as it was written; `value` is what the JSON holds. */
export function readReport(text: string): WrittenReport {
  const json = jsonWithin(text)
  if (json === undefined) return refused('it is a page without the report of this app in it')
  const tooMuch = jsonTooMuch(json, LIMITS.reportTokens)
  if (tooMuch !== undefined) return refused(tooMuchText('it', tooMuch))
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return refused('it is not JSON, or was cut off')
  }
  const head = headSchema.safeParse(value)
  if (!head.success) return refused('it is not an account information report of this app')
  const { version } = head.data
  if (version > REPORT_VERSION) {
    return refused(
      `a newer version of this app made it (format ${version}; this one reads ${REPORT_VERSION} and earlier)`,
    )
  }
  const schema = version === 1 ? reportFileSchema1 : reportFileSchema
  const parsed = firstIssueAt(schema, value) ?? schema.safeParse(value)
  if ('success' in parsed && parsed.success) return { ok: true, report: parsed.data, value: head.data }
  const path = 'success' in parsed ? parsed.error.issues[0]?.path : parsed
  const at = path === undefined || path.length === 0 ? '' : ` at ${path.join('.')}`
  return refused(`it is not a whole report${at}: a part is missing, or has another shape`)
}

/** A report can name states and totals that its own steps deny: what the steps say counts. */
function workedOutAgain(read: ReadReport): ReportFileContent {
  const { customer, madeAt, preparedBy, flowLogDestination, checklist } = read
  const accounts = checklist.accounts.map((account): AccountStatus => {
    if (account.leftOut !== undefined) return { ...account, state: 'leftOut', turns: [] }
    const after = afterWork(account)
    return { ...account, state: accountStateOf(after, false), turns: turnsOf(after, false) }
  })
  const notActiveEye = foreignIn(read)
  const { notActiveEye: _, ...rest } = checklist
  return {
    customer,
    madeAt,
    preparedBy,
    contact: read.contact,
    timeZone: read.timeZone,
    appVersion: read.appVersion,
    maxAggregationInterval: read.maxAggregationInterval,
    changes: read.changes,
    checksum: 'checksum' in read ? read.checksum : undefined,
    portalUrl: read.portalUrl,
    flowLogDestination,
    checklist: {
      ...rest,
      ...(notActiveEye.length > 0 && { notActiveEye: [...notActiveEye] }),
      totals: totalsOf(accounts),
      accounts,
    },
  }
}

/**
 * Whatever was at work when the report was made is not now, and it would hide who is waited for: what it was about is
 * still to do.
 */
function afterWork(account: AccountStatus): AccountStatus {
  const steps = Object.entries(account.steps).map(([name, step]) => [
    name,
    step.state === 'running' ? { ...step, state: 'todo' } : step,
  ])
  return { ...account, steps: { ...account.steps, ...Object.fromEntries(steps) } }
}

/** Compared again: of what the report says about it, only which template is used stands nowhere else. */
function foreignIn({
  flowLogDestination,
  portalUrl,
  checklist: { notActiveEye = [] },
}: ReadReport): readonly ForeignValue[] {
  const template = notActiveEye.find(({ what }) => what === 'template')
  return foreignValues({ flowLogDestination, portalUrl, templateUrl: template?.given ?? TEMPLATE_URL })
}

const headSchema = z.looseObject({ format: z.literal(REPORT_FORMAT), version: z.number() })

function jsonWithin(text: string): string | undefined {
  const isPage = /^\s*</.test(text)
  if (!isPage) return text.replace(/^\ufeff/, '')
  const from = text.indexOf(OPENING)
  if (from < 0) return undefined
  const to = text.indexOf('</template>', from)
  return to < 0 ? undefined : text.slice(from + OPENING.length, to)
}

function refused(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why }
}
