import type { ForeignValue } from '../activeeye/foreignValues.ts'
import type { AccountStatus, RegionStatus, StackText, StepStatus } from '../checklist/checklist.ts'
import { confirmedByWords } from '../checklist/connectorStatus.ts'
import { leftOutPlaces, leftOutReasonWords } from '../checklist/leaveOut.ts'
import { hasNothingToDeliver, stepName } from '../checklist/stateWords.ts'
import { stackTextWord } from '../checklist/templateWords.ts'
import type { StepName } from '../onboarding/stepName.ts'
import { waveName } from '../onboarding/waves.ts'
import type { Problem } from '../problems/problem.ts'
import { ATTENTION, trustLines } from '../template/trustWords.ts'
import { capitalized } from '../text/capitalized.ts'
import { timestampOf } from '../text/timestamp.ts'
import type { AccountReport } from './accountReport.ts'
import { saidFacts } from './buildSaid.ts'
import { buildVpcTable } from './buildVpcTable.ts'
import type { AccountRef } from './document.ts'
import { type AccountFact, type AccountSection, type FactValue, id, type Keyed, text } from './document.ts'

/**
 * All that is known of one account. The connector stands in the order of ActiveEye's form. Every fact has its CSV
 * column beside its label.
 */
export function buildAccount(
  report: AccountReport,
  notActiveEye: readonly ForeignValue[],
  place: string | undefined,
  masked: boolean,
): AccountSection {
  const { account, state, regions } = report
  const said = saidFacts(account, report.reader)
  return {
    account: refOf(account),
    place,
    state,
    blocks: [
      { kind: 'facts', title: 'Steps', layout: 'steps', facts: stepFacts(report) },
      { kind: 'facts', title: 'Service connector', layout: 'column', facts: connectorFacts(report) },
      {
        kind: 'facts',
        title: 'CloudFormation stack',
        layout: 'column',
        facts: stackFacts(report),
        empty: 'No stack has been seen.',
      },
      { kind: 'facts', title: 'Done with', layout: 'wide', facts: lookFacts(report) },
      ...(said.length === 0
        ? []
        : [{ kind: 'facts', title: 'ActiveEye says', layout: 'wide', facts: said } as const]),
      buildVpcTable(report),
      {
        kind: 'facts',
        title: 'Regions',
        layout: 'list',
        facts: regions.map(({ state, regions }) => ({ label: state, csv: [], value: regionList(regions) })),
        empty: 'No Region has been looked at.',
      },
    ],
    row: [
      ...rowOnly(account, notActiveEye),
      // Without a place in the list of columns: a report that is not masked has no such column.
      ...(masked ? [{ csv: ['masked'], value: text('true') }] : []),
    ],
  }
}

/** The document holds what it shows and nothing else of the checklist. */
export function refOf({ accountId, name }: AccountRef): AccountRef {
  return { accountId, name }
}

function stepFacts({ account, steps }: AccountReport): AccountFact[] {
  return steps.map(({ step, state }) => ({
    label: stepName(step),
    csv: [STEP_COLUMNS[step]],
    value: { kind: 'state', state, token: stepToken(account, step) },
  }))
}

const STEP_COLUMNS: Readonly<Record<StepName, string>> = {
  signIn: 'sign_in',
  stack: 'stack',
  connector: 'connector',
  flowLogs: 'flow_logs',
  delivery: 'delivery',
}

/** As the checklist has it, but for a delivery that never will be: the words say that too. */
function stepToken(account: AccountStatus, step: StepName): string {
  return step === 'delivery' && hasNothingToDeliver(account)
    ? 'nothingToDeliver'
    : stateToken(account.steps[step])
}

function stateToken(status: StepStatus): string {
  return status.for === undefined ? status.state : `${status.state} for ${status.for}`
}

/** Neither value may be entered in ActiveEye; a program gets an empty one. */
const UNSETTLED: FactValue = {
  kind: 'flag',
  flag: undefined,
  text: 'Not to be entered yet: the stack and the onboarding file differ',
}

function connectorFacts({ account, connectorConfirmedAt }: AccountReport): AccountFact[] {
  const { connector } = account
  const { displayName, accountId, externalId, priority } = connector
  const confirmed: FactValue =
    connectorConfirmedAt === undefined
      ? { kind: 'flag', flag: undefined, text: 'Not confirmed by a person yet' }
      : { kind: 'timestamp', at: connectorConfirmedAt, by: confirmedByWords(connector) }
  return [
    { label: 'Display Name', csv: ['connector_display_name'], value: id(displayName) },
    { label: 'Account ID', csv: ['connector_account_id'], value: accountId ? id(accountId) : UNSETTLED },
    { label: 'External ID', csv: ['connector_external_id'], value: externalId ? id(externalId) : UNSETTLED },
    { label: 'Priority', csv: ['connector_priority'], value: text(priority) },
    { label: 'Confirmed', csv: ['connector_confirmed_at'], value: confirmed },
  ]
}

function stackFacts({ account: { stack }, stackName }: AccountReport): AccountFact[] {
  if (stack === undefined) return []
  return [
    { label: 'Name', csv: ['stack_name'], value: id(stackName) },
    { label: 'Stack ID', csv: ['stack_id'], value: id(stack.stackId) },
    { label: 'Region', csv: ['stack_region'], value: id(stack.region) },
    { label: 'Status', csv: ['stack_status'], value: id(stack.status) },
    ...Object.entries(stack.outputs).map(
      ([name, value]): AccountFact => ({
        label: `Output ${name}`,
        csv: ['stack_outputs'],
        value: { kind: 'output', name, text: value },
      }),
    ),
    {
      label: 'Made by',
      csv: ['stack_made_by_this_onboarding'],
      value: { kind: 'flag', flag: stack.madeByUs, text: stack.madeByUs ? 'This onboarding' : 'Found' },
    },
    ...(stack.template === undefined ? [] : templateFacts(stack.template)),
  ]
}

/** What the stack was made from, by its own text: who may act in the account because of it. */
function templateFacts(template: StackText): AccountFact[] {
  const { url, sha256, trust } = template
  const state = stackTextWord(template)
  const lines = trust === undefined ? [] : trustLines(trust)
  return [
    { label: 'Template', csv: ['stack_template_url'], value: id(url) },
    { label: 'SHA-256 of its text', csv: ['stack_template_sha256'], value: id(sha256) },
    {
      label: 'Text of the template',
      csv: ['stack_template_compared'],
      value: { kind: 'state', state, token: template.is },
    },
    {
      label: 'What it allows',
      csv: ['stack_template_allows'],
      value: {
        kind: 'lines',
        values:
          lines.length === 0
            ? [text('Not known: the text of the stack could not be read.')]
            : lines.map(({ text: line, isLoud }) => text(isLoud ? `${ATTENTION} ${line}` : line)),
      },
    },
  ]
}

function lookFacts({ account, lastSeen, arrival }: AccountReport): AccountFact[] {
  return [
    { label: 'Identity', csv: ['identity_arn'], value: id(account.identity) },
    { label: 'Last looked at', csv: ['last_seen'], value: { kind: 'timestamp', at: lastSeen } },
    // Its CSV columns are in `rowOnly`: a program gets its parts.
    ...(arrival === undefined ? [] : [{ label: 'Arrival', csv: [], value: text(arrival) }]),
    ...acceptedFacts(account),
    ...leftOutFacts(account),
    ...(account.wave === undefined
      ? []
      : [{ label: 'Wave', csv: ['wave'], value: text(capitalized(waveName(account.wave))) }]),
  ]
}

/** What was there, is gone, and is not missed. */
function acceptedFacts({ acceptedGone = [] }: AccountStatus): AccountFact[] {
  if (acceptedGone.length === 0) return []
  const lines = acceptedGone.map(
    ({ region, resource, by, at }) =>
      `${resource} in ${region}${by === undefined ? '' : `, by ${by}`}, ${timestampOf(at, 'UTC').utc}`,
  )
  return [{ label: 'Accepted as gone', csv: ['accepted_gone'], value: text(lines.join('; ')) }]
}

/** The decision about the whole account, else those about its Regions. */
function leftOutFacts(account: AccountStatus): AccountFact[] {
  const lines = leftOutPlaces([account]).map(({ region, leftOut }) => {
    const place = region === undefined ? 'The whole account' : region
    return text(`${place}: ${leftOutReasonWords(leftOut)}, ${timestampOf(leftOut.at, 'UTC').utc}`)
  })
  if (lines.length === 0) return []
  return [{ label: 'Left out', csv: ['left_out'], value: { kind: 'lines', values: lines } }]
}

/** Problems stand among the open items and Regions by their state; a program gets both with the account. */
function rowOnly(account: AccountStatus, notActiveEye: readonly ForeignValue[]): Keyed[] {
  const { problems, regions, connector, arrival } = account
  const notOptedIn = regions.filter(({ state }) => state === 'notOptedIn')
  return [
    {
      csv: ['account', 'account_id', 'account_name'],
      value: { kind: 'account', account: refOf(account), withId: true },
    },
    { csv: ['regions'], value: regionList(regions.map(nameOf)) },
    { csv: ['regions_not_opted_in'], value: regionList(notOptedIn.map(nameOf)) },
    { csv: ['problem_count'], value: text(String(problems.length)) },
    {
      csv: ['problems'],
      value: { kind: 'lines', values: problems.map((problem) => text(problemLine(problem))) },
    },
    { csv: ['account_state'], value: text(account.state) },
    { csv: ['turns'], value: text(account.turns.map(({ who, what }) => `${who} ${what}`).join('; ')) },
    { csv: ['connector_confirmed_by'], value: text(connector.confirmedBy ?? '') },
    { csv: ['connector_confirmed_how'], value: text(connector.confirmedHow ?? '') },
    { csv: ['arrival_said_by'], value: text(arrival?.by ?? '') },
    { csv: ['arrival_since'], value: text(arrival?.since ?? '') },
    { csv: ['arrival_recorded_at'], value: text(arrival?.recordedAt ?? '') },
    { csv: ['arrival_recorded_by'], value: text(arrival?.recordedBy ?? '') },
    // What the onboarding uses that is not ActiveEye's, a line for each: `bucket arn:aws:s3:::…`.
    {
      csv: ['not_activeeye'],
      value: { kind: 'lines', values: notActiveEye.map(({ what, given }) => text(`${what} ${given}`)) },
    },
  ]
}

function nameOf({ region }: RegionStatus): string {
  return region
}

/** `accessDenied in us-east-1: … Next: … (AWS code, request ID)` */
function problemLine({ kind, region, message, next, aws }: Problem): string {
  const where = region === undefined ? '' : ` in ${region}`
  const said = aws === undefined ? '' : ` (AWS ${[aws.code, aws.requestId].filter(Boolean).join(', ')})`
  return `${kind}${where}: ${message} Next: ${next}${said}`
}

function regionList(regions: readonly string[]): FactValue {
  return { kind: 'list', values: regions.map((region) => ({ kind: 'region', text: region })) }
}
