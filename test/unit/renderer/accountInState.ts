import type { AccountStatus, StepState } from '../../../app/checklist/checklist.ts'
import { judged } from '../app/report/checklists.ts'

/** An account whose own steps are all in this state. */
export function accountInState(
  accountId: string,
  state: StepState,
  connector: StepState = 'todo',
): AccountStatus {
  const step = { state }
  const account: Parameters<typeof judged>[0] = {
    accountId,
    name: accountId,
    steps: {
      signIn: step,
      stack: step,
      flowLogs: step,
      delivery: { state: 'todo' },
      connector: { state: connector },
    },
    connector: { displayName: 'Acme', accountId, externalId: 'acme', priority: 'medium' },
    regions: [],
    problems: [],
    ...(state !== 'todo' && { lastSeen: '2026-01-01T00:00:00.000Z' }),
  }
  return judged(account, state === 'running')
}
