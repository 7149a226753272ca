import type { DryRunAnswer } from '../aws/awsAccount.ts'

/**
 * The dry runs of one check, over all its accounts and Regions. AWS carries out no dry run, but another implementation
 * may ignore DryRun. So dry runs are sent one at a time until one is answered as such, and no more are sent after one
 * that was carried out.
 */
export interface DryRuns {
  /** Sends a dry run when it is its turn. `notSent`: an earlier one was carried out. Rejects as `send` does. */
  take(send: () => Promise<DryRunAnswer>): Promise<DryRunAnswer | NotSent>
  /** Whether the endpoint has answered a dry run as such. */
  areHonoured(): boolean
}

interface NotSent {
  readonly kind: 'notSent'
}

export function createDryRuns(): DryRuns {
  let state: 'undecided' | 'honoured' | 'ignored' = 'undecided'
  let turn: Promise<unknown> = Promise.resolve()

  async function attempt(send: () => Promise<DryRunAnswer>): Promise<DryRunAnswer | NotSent> {
    if (state === 'ignored') return { kind: 'notSent' }
    const answer = await send()
    if (answer.kind === 'done') state = 'ignored'
    else if (state === 'undecided') state = 'honoured'
    return answer
  }

  return {
    take(send) {
      const attempted = turn.then(() => attempt(send))
      const settled = attempted.catch(() => undefined)
      turn = turn.then(() => (state === 'undecided' ? settled : undefined))
      return attempted
    },
    areHonoured: () => state === 'honoured',
  }
}
