import { CONNECTOR_PATH } from '../activeeye/prescribed.ts'
import type { Turn } from '../checklist/checklist.ts'
import { type Reader, stepName, turnWord, waitingWord } from '../checklist/stateWords.ts'
import type { OpenTurn } from '../checklist/turns.ts'
import { problemTitle } from '../problems/problem.ts'
import { plural } from '../text/plural.ts'
import type { BucketRequest } from './bucketRequest.ts'
import { refOf } from './buildAccount.ts'
import {
  type AccountRef,
  type Column,
  type FactValue,
  id,
  type Note,
  type OpenItem,
  tableOf,
  text,
} from './document.ts'
import type { ProblemGroup, ProblemPlace, ReportData } from './reportData.ts'

/** What is still to be done, and by whom: what ActiveEye has to do comes first. */
export function buildOpenItems({
  bucketRequest,
  openTurns,
  problems,
  portalUrl,
  reader,
}: ReportData): OpenItem[] {
  return [
    ...(bucketRequest === undefined ? [] : [bucketItem(bucketRequest, reader)]),
    ...openTurns.map((turn) => turnItem(turn, portalUrl, reader)),
    ...problems.map((group) => problemItem(group, reader)),
  ]
}

function bucketItem({ accounts, text }: BucketRequest, reader: Reader): OpenItem {
  return {
    key: 'bucketRequest',
    title: 'Needed from ActiveEye',
    state: waitingWord(['activeeye'], reader),
    waitsFor: 'activeeye',
    text: `ActiveEye's bucket does not accept flow logs from ${plural(accounts.length, 'account')} yet. Only ActiveEye can change that: send them this request.`,
    request: text,
  }
}

function turnItem(
  { who, what, accounts }: OpenTurn<AccountRef>,
  portalUrl: string | undefined,
  reader: Reader,
): OpenItem {
  return {
    key: `${what} ${who}`,
    title: `${turnWord(what)}: ${plural(accounts.length, 'account')}`,
    state: waitingWord([who], reader),
    waitsFor: who,
    text: turnText(what),
    link:
      what === 'addConnector' && portalUrl !== undefined
        ? { text: 'Open ActiveEye', url: portalUrl }
        : undefined,
    accounts: accounts.map(
      (account): FactValue => ({ kind: 'account', account: refOf(account), withId: true }),
    ),
  }
}

/** What it means, for a reader who does not use the app. */
function turnText(what: Turn['what']): string {
  switch (what) {
    case 'signIn':
      return 'Sign in, so that the work can start.'
    case 'acknowledge':
      return 'Read what the stack creates and acknowledge its IAM capabilities.'
    case 'addConnector':
      return `Add the service connector in ActiveEye (${CONNECTOR_PATH}) with the values that stand under each account, then confirm what was entered.`
    case 'run':
      return 'Run the onboarding: it creates what is missing and changes nothing else.'
    case 'allowAccount':
      return "ActiveEye's bucket has to allow the account before flow logs can go there. Run the onboarding again afterwards."
    case 'solveProblem':
      return 'Solve the problem, then run the onboarding again.'
  }
}

function problemItem({ kind, next, retryable, waitsFor, places }: ProblemGroup, reader: Reader): OpenItem {
  return {
    key: JSON.stringify([kind, next, retryable, waitsFor]),
    title: problemTitle(kind),
    state:
      waitsFor === undefined
        ? { word: plural(places.length, 'problem'), tone: 'bad' }
        : waitingWord([waitsFor], reader),
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
