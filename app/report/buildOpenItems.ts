import { connectorText } from '../activeeye/connectorForm.ts'
import { CONNECTOR_PATH } from '../activeeye/prescribed.ts'
import { formOf } from '../checklist/connectorStatus.ts'
import { type StateWord, stepName, waitsForWord } from '../checklist/stateWords.ts'
import { problemTitle } from '../problems/problem.ts'
import { plainText } from '../text/plainText.ts'
import { plural } from '../text/plural.ts'
import { CUSTOMER_SIDE } from './accountReport.ts'
import type { BucketRequest } from './bucketRequest.ts'
import { refOf } from './buildAccount.ts'
import { type Column, type FactValue, id, type Note, type OpenItem, tableOf, text } from './document.ts'
import type { OpenStep, ProblemGroup, ProblemPlace, ReportData } from './reportData.ts'

/** What is still to be done, and by whom: what ActiveEye has to do comes first. */
export function buildOpenItems(report: ReportData): OpenItem[] {
  const { bucketRequest, openSteps, problems } = report
  return [
    ...(bucketRequest === undefined ? [] : [bucketItem(bucketRequest)]),
    ...openSteps.map((step) => stepItem(step, report)),
    ...problems.map(problemItem),
  ]
}

function bucketItem({ accounts, text }: BucketRequest): OpenItem {
  return {
    key: 'bucketRequest',
    title: 'Needed from ActiveEye',
    state: waiting('activeeye'),
    waitsFor: 'activeeye',
    text: `ActiveEye's bucket does not accept flow logs from ${plural(accounts.length, 'account')} yet. Only ActiveEye can change that: send them this request.`,
    request: text,
  }
}

function stepItem(open: OpenStep, report: ReportData): OpenItem {
  const { portalUrl } = report
  const { step, waitsFor, accounts } = open
  const isConnector = step === 'connector' && waitsFor === 'you'
  return {
    key: `${step} ${waitsFor}`,
    title: `${stepName(step)}: ${plural(accounts.length, 'account')}`,
    state: waiting(waitsFor),
    waitsFor,
    text: nextWords(open),
    link: isConnector && portalUrl !== undefined ? { text: 'Open ActiveEye', url: portalUrl } : undefined,
    request: step === 'connector' && waitsFor === 'activeeye' ? connectorRequest(open, report) : undefined,
    accounts: accounts.map(
      (account): FactValue => ({ kind: 'account', account: refOf(account), withId: true }),
    ),
  }
}

/** All connectors that ActiveEye has to add, with their values in the form's order, as a text to be sent. */
function connectorRequest({ accounts: open }: OpenStep, { customer, accounts }: ReportData): string {
  const ids = new Set(open.map(({ accountId }) => accountId))
  const forms = accounts.flatMap(({ account }) =>
    ids.has(account.accountId) ? (formOf(account.connector) ?? []) : [],
  )
  return [
    `Needed from ActiveEye for ${plainText(customer)}`,
    `Please add ${plural(forms.length, 'service connector')} (${CONNECTOR_PATH}):`,
    ...forms.map((form) => connectorText({ ...form, displayName: plainText(form.displayName) })),
  ].join('\n\n')
}

/** What has to be done next. */
function nextWords({ step, waitsFor }: OpenStep): string {
  if (waitsFor === 'activeeye') {
    return step === 'connector'
      ? `ActiveEye adds the service connector (${CONNECTOR_PATH}) with the values in this request. Afterwards the customer confirms what was entered.`
      : 'ActiveEye has to act before this can go on.'
  }
  switch (step) {
    case 'signIn':
      return 'Sign in, so that the work can start.'
    case 'stack':
      return 'Read what the stack creates and acknowledge its IAM capabilities.'
    case 'connector':
      return `Add the service connector in ActiveEye (${CONNECTOR_PATH}) with the values that stand under each account, then confirm what was entered.`
    case 'flowLogs':
      return 'Run the flow logs step.'
    case 'delivery':
      return 'Check again later whether the flow logs are delivered.'
  }
}

function problemItem({ kind, next, retryable, waitsFor, places }: ProblemGroup): OpenItem {
  return {
    key: JSON.stringify([kind, next, retryable, waitsFor]),
    title: problemTitle(kind),
    state:
      waitsFor === undefined ? { word: plural(places.length, 'problem'), tone: 'bad' } : waiting(waitsFor),
    waitsFor,
    lead: 'What to do:',
    text: next,
    hint: retryable ? 'Trying again can help.' : undefined,
    places: tableOf({ caption: 'Where it happened', empty: '' }, PLACE_COLUMNS, places, (place) =>
      JSON.stringify(place),
    ),
  }
}

const PLACE_COLUMNS: readonly Column<ProblemPlace>[] = [
  {
    label: 'Account',
    cell: (place) => ({ value: { kind: 'account', account: refOf(place), withId: true } }),
  },
  {
    label: 'Step and Region',
    cell: ({ problem: { step, region } }) => ({
      value: {
        kind: 'lines',
        values: [
          text(stepName(step)),
          ...(region === undefined ? [] : [{ kind: 'region', text: region } as const]),
        ],
      },
    }),
  },
  {
    label: 'What happened',
    cell: ({ problem }) => ({ value: text(problem.message), notes: remarks(problem) }),
  },
  {
    label: 'AWS code and request ID',
    cell: ({ problem: { aws } }) => ({
      value:
        aws === undefined
          ? id(undefined)
          : { kind: 'lines', values: [id(aws.code), ...(aws.requestId ? [id(aws.requestId)] : [])] },
    }),
  },
]

function remarks({ message, actions, aws }: ProblemPlace['problem']): Note[] {
  const notes: Note[] = []
  if (actions) notes.push({ label: 'Missing', csv: [], value: { kind: 'list', values: actions.map(id) } })
  if (aws && !message.includes(aws.message))
    notes.push({ label: 'AWS said', csv: [], value: text(aws.message) })
  return notes
}

function waiting(waitsFor: 'you' | 'activeeye'): StateWord {
  return { word: `Waiting for ${waitsForWord(waitsFor, CUSTOMER_SIDE)}`, tone: 'waiting' }
}
