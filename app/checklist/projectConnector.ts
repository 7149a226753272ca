import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { connectorsAddedBy } from '../onboarding/onboarding.ts'
import type { Problem } from '../problems/problem.ts'
import type { AccountStatus, ConnectorStatus, StepStatus } from './checklist.ts'
import { compareConnector, connectorHold, wantedConnector } from './connectorStatus.ts'
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
  const entered = enteredFor(facts)
  const differences =
    entered === undefined
      ? []
      : compareConnector(account, form, { ...entered, accountId: entered.enteredAccountId }, onboarding)
  if (entered === undefined || differences.length > 0) {
    return {
      // What an interrupted run left unverified comes first.
      step: stack.step.state === 'done' ? waiting(onboarding) : { state: 'todo' },
      problems: differences.map(({ problem }) => ({ at: entered?.at, ...problem })),
      status: form,
    }
  }
  return {
    step: { state: 'done' },
    problems: [],
    status: {
      ...form,
      confirmedAt: entered.at,
      ...(entered.user !== undefined && { confirmedBy: entered.user }),
      ...(entered.how !== undefined && { confirmedHow: entered.how }),
    },
  }
}

/** An undo that deleted the stack asks for the connector to be removed, so what was entered before no longer counts. */
function enteredFor({ connector, writes }: AccountFacts): AccountFacts['connector'] {
  if (connector === undefined) return undefined
  const isUndone = Object.values(writes).some(
    ({ intended, answered }) =>
      intended?.write.kind === 'deleteStack' &&
      answered?.answer.kind === 'done' &&
      answered.seq > connector.seq,
  )
  return isUndone ? undefined : connector
}

/** For the one who adds connectors in ActiveEye. */
function waiting(onboarding: Pick<Onboarding, 'connectors'>): AccountStatus['steps']['connector'] {
  return { state: 'waiting', for: connectorsAddedBy(onboarding) === 'activeeye' ? 'activeeye' : 'customer' }
}
