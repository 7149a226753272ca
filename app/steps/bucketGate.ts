/**
 * One VPC shows whether ActiveEye's bucket accepts an account, before hundreds are tried: a bucket refuses accounts
 * that its owner has not allowed yet. There is one gate for each account and activity.
 *
 * No Region waits for one that AWS does not answer: the first Region whose look was answered probes, and while the
 * answer to its probe is late, another one probes beside it.
 */
export interface BucketGate {
  /** A Region has a flow log that the bucket took. */
  accepts(): void
  /** @param uncovered how many flow logs the Region needs. */
  turn(uncovered: number): Promise<BucketTurn>
}

/** What a Region may do: try one VPC for all, create its flow logs, or stop because the bucket refused. */
export type BucketTurn =
  | {
      readonly kind: 'probe'
      /** To be called once. */
      answer(answer: ProbeAnswer): void
    }
  | { readonly kind: 'open' | 'closed' }

/** `unknown`: the probe failed for another reason, so another Region probes. */
export type ProbeAnswer = 'accepted' | 'refused' | 'unknown'

/** @param late resolves when the answer to a probe is late; rejects with its signal, which fires with the answer. */
export function bucketGate(late: (answered: AbortSignal) => Promise<void>): BucketGate {
  const waiting: { readonly uncovered: number; readonly resolve: (turn: BucketTurn) => void }[] = []
  let state: 'undecided' | 'open' | 'closed' = 'undecided'
  /** Whose answer is awaited, and not late. */
  let probing: AbortController | undefined

  function decide(): void {
    if (state !== 'undecided') {
      for (const { resolve } of waiting.splice(0)) resolve({ kind: state })
      return
    }
    // For a Region with one VPC the probe is all its work; others need a second call.
    const smallest = waiting.toSorted((a, b) => a.uncovered - b.uncovered)[0]
    if (probing !== undefined || smallest === undefined) return
    waiting.splice(waiting.indexOf(smallest), 1)
    smallest.resolve(probe())
  }

  function probe(): BucketTurn {
    const answered = new AbortController()
    probing = answered
    const next = () => {
      if (probing === answered) probing = undefined
      decide()
    }
    late(answered.signal).then(next, () => undefined)
    return {
      kind: 'probe',
      answer(answer) {
        answered.abort(new Error('The probe was answered.'))
        if (answer !== 'unknown' && state === 'undecided') state = answer === 'accepted' ? 'open' : 'closed'
        next()
      },
    }
  }

  return {
    accepts() {
      if (state === 'undecided') state = 'open'
      decide()
    },
    turn(uncovered) {
      return new Promise((resolve) => {
        waiting.push({ uncovered, resolve })
        decide()
      })
    },
  }
}
