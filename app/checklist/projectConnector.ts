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
  const { connector: entered } = facts
  const differences =
    entered === undefined
      ? []
      : compareConnector(account, form, { ...entered, accountId: entered.enteredAccountId }, onboarding)
  if (entered === undefined || differences.length > 0) {
    return {
      step: waiting(onboarding),
      problems: differences.map(({ problem }) => problem),
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

/** For the one who adds connectors in ActiveEye. */
function waiting(onboarding: Pick<Onboarding, 'connectors'>): AccountStatus['steps']['connector'] {
  return { state: 'waiting', for: connectorsAddedBy(onboarding) === 'activeeye' ? 'activeeye' : 'customer' }
}
