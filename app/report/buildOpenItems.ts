import { connectorText } from '../activeeye/connectorForm.ts'
import { isPrescribedBucket, isPrescribedPortal } from '../activeeye/foreignValues.ts'
import { bucketInShort, ownerInShort } from '../activeeye/foreignWords.ts'
import { CONNECTOR_PATH } from '../activeeye/prescribed.ts'
import type { Turn } from '../checklist/checklist.ts'
import { fieldThatDiffers, formOf } from '../checklist/connectorStatus.ts'
import { type ProblemGroup, type ProblemPlace, placesWords } from '../checklist/problemGroups.ts'
import { type Reader, stepName, turnWord, waitingWord, waitsForName } from '../checklist/stateWords.ts'
import type { OpenTurn } from '../checklist/turns.ts'
import { problemTitle } from '../problems/problem.ts'
import { problemTask } from '../problems/problemTask.ts'
import { accountLabel } from '../text/accountLabel.ts'
import { capitalized } from '../text/capitalized.ts'
import { plainText } from '../text/plainText.ts'
import { plural } from '../text/plural.ts'
import { timestampOf } from '../text/timestamp.ts'
import type { BucketRequest } from './bucketRequest.ts'
import { refOf } from './buildAccount.ts'
import {
  type AccountRef,
  type Column,
  type FactValue,
  id,
  type Note,
  type OpenItem,
  type OpenTurnGroup,
  tableOf,
  text,
} from './document.ts'
import type { ReportData } from './reportData.ts'

/** What is still to be done, together by who has to do it: what ActiveEye has to do comes first. */
export function buildOpenItems(report: ReportData): OpenItem[] {
  const { bucketRequest, openTurns, problems, reader, deceivingNames } = report
  const items = [
    ...(deceivingNames.length === 0 ? [] : [namesItem(deceivingNames)]),
    ...(bucketRequest === undefined ? [] : [bucketItem(bucketRequest, report)]),
    ...openTurns.map((turn) => turnItem(turn, report)),
    ...problems.map((group) => problemItem(group, reader)),
  ]
  // A name that deceives concerns every reader before anything else.
  const isFirst = ({ key, waitsFor }: OpenItem) => key === DECEIVING_NAMES || waitsFor === 'activeeye'
  const sorted = [...items.filter(isFirst), ...items.filter((item) => !isFirst(item))]
  return [...Map.groupBy(sorted, ({ turn }) => turn).values()].flat()
}

/** The items in short. @param items as `buildOpenItems` sorts them */
export function turnGroups(items: readonly OpenItem[]): readonly OpenTurnGroup[] {
  return [...Map.groupBy(items, ({ turn }) => turn)].map(([who, own]) => ({
    who,
    items: own.map(({ key, title }) => ({ key, title })),
  }))
}

const DECEIVING_NAMES = 'deceivingNames'

/** Somebody may have made a name look like another. */
function namesItem(sentences: readonly string[]): OpenItem {
  return {
    key: DECEIVING_NAMES,
    title: 'Names to look at twice',
    turn: 'Everybody who reads this report',
    state: { word: plural(sentences.length, 'name'), tone: 'partial' },
    text: sentences.join(' '),
  }
}

function bucketItem({ accounts, text }: BucketRequest, { flowLogDestination, reader }: ReportData): OpenItem {
  const owner = ownerInShort(flowLogDestination)
  const [first, ...others] = accounts
  const refused =
    first !== undefined && others.length === 0 ? accountLabel(first) : plural(accounts.length, 'account')
  const isActiveEye = isPrescribedBucket(flowLogDestination)
  return {
    key: 'bucketRequest',
    title: `Allow ${refused} on ${bucketInShort(flowLogDestination)}`,
    state: isActiveEye
      ? waitingWord(['activeeye'], reader)
      : { word: `Waiting for ${owner}`, tone: 'waiting' },
    waitsFor: isActiveEye ? 'activeeye' : undefined,
    turn: capitalized(owner),
    text: `${capitalized(bucketInShort(flowLogDestination))} does not accept flow logs from ${plural(accounts.length, 'account')} yet. Only ${owner} can change that: send them this request.`,
    request: text,
  }
}

function turnItem(turn: OpenTurn<AccountRef>, report: ReportData): OpenItem {
  const { who, what, accounts } = turn
  const { portalUrl, reader } = report
  const isConnector = what === 'addConnector'
  return {
    key: `${what} ${who}`,
    title: `${turnWord(what)}: ${plural(accounts.length, 'account')}`,
    state: waitingWord([who], reader),
    waitsFor: who,
    turn: waitsForName(who, reader),
    text: turnText(turn),
    link:
      isConnector && portalUrl !== undefined
        ? {
            text: isPrescribedPortal(portalUrl) ? 'Open ActiveEye' : "Open the portal (not ActiveEye's)",
            url: portalUrl,
          }
        : undefined,
    request: isConnector && who === 'activeeye' ? connectorRequest(turn, report) : undefined,
    accounts: accounts.map(
      (account): FactValue => ({ kind: 'account', account: refOf(account), withId: true }),
    ),
  }
}

/** All connectors that ActiveEye has to add, with their values in the form's order, as a text to be sent. */
function connectorRequest(turn: OpenTurn<AccountRef>, { customer, accounts }: ReportData): string {
  const ids = new Set(turn.accounts.map(({ accountId }) => accountId))
  const forms = accounts.flatMap(({ account }) =>
    ids.has(account.accountId) ? (formOf(account.connector) ?? []) : [],
  )
  return [
    `Needed from ActiveEye for ${plainText(customer)}`,
    `Please add ${plural(forms.length, 'service connector')} (${CONNECTOR_PATH}):`,
    ...forms.map((form) => connectorText({ ...form, displayName: plainText(form.displayName) })),
  ].join('\n\n')
}

/** What it means, for a reader who does not use the app. */
function turnText({ who, what }: Turn): string {
  switch (what) {
    case 'signIn':
      return 'Sign in, so that the work can start.'
    case 'acknowledge':
      return 'Read what the stack creates and acknowledge its IAM capabilities.'
    case 'addConnector':
      if (who === 'activeeye') {
        return `ActiveEye adds the service connector (${CONNECTOR_PATH}) with the values in this request. Afterwards the customer confirms what was entered.`
      }
      return `Add the service connector in ActiveEye (${CONNECTOR_PATH}) with the values in the table of service connectors, then confirm what was entered.`
    case 'correctConnector':
      return 'Correct the service connector in ActiveEye, then confirm what was entered.'
    case 'run':
      return 'Run the onboarding: it creates what is missing and changes nothing else.'
    case 'allowAccount':
      return "ActiveEye's bucket has to allow the account before flow logs can go there. Run the onboarding again afterwards."
    case 'decide':
      return 'Decide about the VPCs whose flow logs differ from the prescribed ones, then run the onboarding again.'
    case 'solveProblem':
      return 'Solve the problem, then run the onboarding again.'
  }
}

function problemItem(
  { key, kind, next, retryable, waitsFor, places }: ProblemGroup,
  reader: Reader,
): OpenItem {
  return {
    key,
    title: `${taskOf(kind, places)}: ${placesWords(places)}`,
    state:
      waitsFor === undefined
        ? { word: plural(places.length, 'problem'), tone: 'bad' }
        : waitingWord([waitsFor], reader),
    waitsFor,
    turn: waitsForName(waitsFor ?? 'customer', reader),
    lead: `${problemTitle(kind)}.`,
    text: next,
    hint: retryable ? 'Trying again can help.' : undefined,
    places: tableOf({ caption: 'Where it happened', empty: '' }, PLACE_COLUMNS, places, (place) =>
      JSON.stringify(place),
    ),
  }
}

/** A difference of a connector names the field that is to be corrected. */
function taskOf(kind: ProblemGroup['kind'], [place]: readonly ProblemPlace[]): string {
  const field = place && fieldThatDiffers(place.problem)
  return field === undefined ? problemTask(kind) : `Correct the connector's ${field}`
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

/** The time is in UTC, as CloudTrail has it. */
function remarks({ at, message, actions, aws }: ProblemPlace['problem']): Note[] {
  const notes: Note[] = []
  if (at) notes.push({ label: 'When', csv: [], value: text(timestampOf(at, 'UTC').utc) })
  if (actions) notes.push({ label: 'Missing', csv: [], value: { kind: 'list', values: actions.map(id) } })
  if (aws && !message.includes(aws.message))
    notes.push({ label: 'AWS said', csv: [], value: text(aws.message) })
  return notes
}
