import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { connectorsAddedBy } from '../onboarding/onboarding.ts'
import type { Problem } from '../problems/problem.ts'
import { saidAbout } from './activeeyeSaid.ts'
import type { AccountStatus, ConnectorStatus, StepStatus } from './checklist.ts'
import { compareConnector, connectorHold, type EnteredConnector, wantedConnector } from './connectorStatus.ts'
import type { AccountFacts } from './facts.ts'

interface ConnectorProjection {
  readonly step: StepStatus
  readonly problems: readonly Problem[]
  readonly status: ConnectorStatus
}

/**
 * The step `connector` and its values. While the stack contradicts the file there are no values to enter, and
 * nothing that was entered counts.
 * @param stack the step `stack`, as the checklist shows it
 */
export function projectConnector(
  account: Account,
  facts: AccountFacts,
  stack: { readonly step: StepStatus; readonly problems: readonly Problem[] },
  onboarding: Pick<Onboarding, 'accounts' | 'connectors'>,
): ConnectorProjection {
  const seen = facts.stack?.stack
  const form = wantedConnector(account, seen)
  const row: Parameters<typeof connectorHold>[0] = {
    name: account.name,
    accountId: account.accountId,
    problems: [...stack.problems],
    steps: { stack: stack.step },
    ...(seen && { stack: seen }),
  }
  const hold = connectorHold(row)
  if (hold !== undefined) {
    const { displayName, priority } = form
    const status = hold.reason === 'stackMismatch' ? { displayName, priority } : form
    return { step: { state: 'todo' }, problems: [], status }
  }
  const told = toldOf(facts).map((values) => ({
    ...values,
    differences: compareConnector(account, form, values.entered, onboarding),
  }))
  const [newest, before] = told
  // Where both have seen the right values, the customer's own look says more.
  const isBoth = newest?.how === 'answer' && newest.differences.length === 0
  const own = told.find(({ how }) => how !== 'answer')
  // Nobody signs an answer, so what a person of the customer saw to be wrong stays wrong until they look again.
  const isOwnWrong = own !== undefined && own.differences.length > 0
  const entered = isOwnWrong || (isBoth && before?.differences.length === 0) ? (own ?? newest) : newest
  const differences = entered?.differences ?? []
  const lookAgain = isOwnWrong && isBoth ? ` ${lookAgainWords(newest)}` : ''
  if (entered === undefined || differences.length > 0) {
    return {
      // What an interrupted run left unverified comes first.
      step: stack.step.state === 'done' ? waiting(onboarding) : { state: 'todo' },
      problems: differences.map(({ problem }) => ({
        at: entered?.at,
        ...problem,
        next: `${problem.next}${lookAgain}`,
      })),
      status: form,
    }
  }
  return {
    step: { state: 'done' },
    problems: [],
    status: {
      ...form,
      confirmedAt: entered.at,
      ...(entered.by !== undefined && { confirmedBy: entered.by }),
      ...(entered.how !== undefined && { confirmedHow: entered.how }),
    },
  }
}

/** The values of the connector as somebody saw them in ActiveEye. */
interface ToldConnector {
  readonly entered: EnteredConnector
  readonly at: string
  /** Where the journal counts it. */
  readonly seq: number
  readonly by?: string | undefined
  readonly how?: ConnectorStatus['confirmedHow']
}

/**
 * What a person of the customer entered or confirmed, and what ActiveEye says; the newest first. An undo that deleted
 * the stack asks for the connector to be removed, so what was told before no longer counts.
 */
function toldOf(facts: AccountFacts): readonly ToldConnector[] {
  const [own, said] = [facts.connector, saidAbout(facts, 'connector')]
  const ofPerson: ToldConnector | undefined = own && {
    entered: { ...own, accountId: own.enteredAccountId },
    at: own.at,
    seq: own.seq,
    by: own.user,
    how: own.how,
  }
  const ofActiveEye: ToldConnector | undefined = said && {
    entered: said,
    at: said.at,
    seq: said.seq,
    by: said.by,
    how: 'answer',
  }
  return [ofActiveEye, ofPerson]
    .filter((told) => told !== undefined)
    .filter((told) => !isUndoneAfter(facts, told))
    .toSorted((a, b) => b.at.localeCompare(a.at))
}

function isUndoneAfter({ writes }: AccountFacts, { seq, at, how }: ToldConnector): boolean {
  return Object.values(writes).some(
    ({ intended, answered }) =>
      intended?.write.kind === 'deleteStack' &&
      answered?.answer.kind === 'done' &&
      (answered.seq > seq || (how === 'answer' && answered.at > at)),
  )
}

function lookAgainWords({ at, by = 'a person' }: ToldConnector): string {
  return `ActiveEye says that the connector has the right values by now (${by}, ${at.slice(0, 10)}): compare it again.`
}

/** For the one who adds connectors in ActiveEye. */
function waiting(onboarding: Pick<Onboarding, 'connectors'>): AccountStatus['steps']['connector'] {
  return { state: 'waiting', for: connectorsAddedBy(onboarding) === 'activeeye' ? 'activeeye' : 'customer' }
}
