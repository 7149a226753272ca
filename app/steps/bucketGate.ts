/**
 * One VPC shows whether ActiveEye's bucket accepts an account, before hundreds are tried: a bucket refuses accounts
 * that its owner has not allowed yet. There is one gate for each account and activity.
 *
 * Every Region of the account calls either `turn` or `leave`, once.
 */
export interface BucketGate {
  /**
   * Resolves with what this Region may do: try one VPC for all, create its flow logs, or stop because the bucket refused.
   * @param accepts the Region has a flow log that the bucket took.
   */
  turn(uncovered: number, accepts: boolean): Promise<Turn>
  /** This Region has nothing to create. */
  leave(accepts: boolean): void
  /** The result of the turn `probe`. `unknown`: it failed for another reason, so another Region tries. */
  answer(answer: 'accepted' | 'refused' | 'unknown'): void
}

export type Turn = 'probe' | 'open' | 'closed'

/** @param regions the number of Regions that will call `turn` or `leave`. */
export function bucketGate(regions: number): BucketGate {
  const waiting: { readonly uncovered: number; readonly resolve: (turn: Turn) => void }[] = []
  let silent = regions
  let state: 'undecided' | 'probing' | 'open' | 'closed' = 'undecided'

  function decide(): void {
    if (state === 'open' || state === 'closed') {
      for (const { resolve } of waiting.splice(0)) resolve(state)
      return
    }
    if (state === 'probing') return
    // For a Region with one VPC the probe is all its work; others need a second call.
    const smallest = waiting.toSorted((a, b) => a.uncovered - b.uncovered)[0]
    if (smallest === undefined || (smallest.uncovered > 1 && silent > 0)) return
    waiting.splice(waiting.indexOf(smallest), 1)
    state = 'probing'
    smallest.resolve('probe')
  }

  function speak(accepts: boolean): void {
    silent -= 1
    if (accepts && state !== 'closed') state = 'open'
    decide()
  }

  return {
    turn(uncovered, accepts) {
      return new Promise((resolve) => {
        waiting.push({ uncovered, resolve })
        speak(accepts)
      })
    },
    leave: speak,
    answer(answer) {
      if (state === 'probing') {
        state = answer === 'accepted' ? 'open' : answer === 'refused' ? 'closed' : 'undecided'
      }
      decide()
    },
  }
}
