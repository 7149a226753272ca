/**
 * Whether ActiveEye's bucket accepts an account is found out with one VPC, before hundreds are tried:
 * a bucket refuses accounts that its owner has not allowed yet. One gate for each account and activity.
 *
 * Every Region of the account speaks once: it either asks for its turn or leaves.
 */
export interface BucketGate {
  /**
   * Resolves with what this Region may do: try one VPC for all, go ahead, or stay because the bucket refused.
   * @param accepts the Region has a flow log that the bucket took.
   */
  turn(uncovered: number, accepts: boolean): Promise<Turn>
  /** This Region has nothing to create. */
  leave(accepts: boolean): void
  /** After the turn `probe`: what came of it. `unknown`: it failed for another reason, so another Region tries. */
  answer(answer: 'accepted' | 'refused' | 'unknown'): void
}

export type Turn = 'probe' | 'open' | 'closed'

/** @param regions how many Regions will speak. */
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
    // A Region with one VPC is done with the probe itself; another needs a second call.
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
