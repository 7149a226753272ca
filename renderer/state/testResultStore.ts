import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { type CallRefusal, refusalOf } from '../client/callRefusal.ts'
import {
  resultsArrived,
  resultsStillTrue,
  type Subject,
  type TestResults,
  testsBegun,
  testsEnded,
} from './testResults.ts'

/** Results are shown at most this often. Milliseconds. */
const PAUSE = 100

export interface TestResultStoreState<R> {
  readonly results: TestResults<R>
  /** How many tests are running. */
  readonly running: number
  /** Why the last one did not finish. */
  readonly refusal: CallRefusal | undefined
}

export interface TestResultStore<R> {
  readonly use: UseBoundStore<StoreApi<TestResultStoreState<R>>>
  /**
   * Tests these; resolves when the last result has come.
   * @param ask gives the results as they come, with the key of each.
   */
  run(
    subjects: readonly Subject[],
    ask: (signal: AbortSignal) => Promise<AsyncIterable<{ readonly key: string; readonly result: R }>>,
  ): Promise<void>
  /** Takes over a result that somebody else got, about exactly this. */
  remember(subject: Subject, result: R): void
  /** Drops what is about something that has changed or is gone. */
  keep(now: readonly Subject[]): void
  /** Ends the running tests and forgets everything. */
  clear(): void
}

/** A store for the results of many tests, which come one by one. */
export function createTestResultStore<R>(): TestResultStore<R> {
  const nothing: TestResultStoreState<R> = { results: new Map(), running: 0, refusal: undefined }
  const use = create<TestResultStoreState<R>>(() => nothing)
  let under = new AbortController()

  return {
    use,
    async run(subjects, ask) {
      if (subjects.length === 0) return
      const { signal } = under
      const byKey = new Map(subjects.map((subject) => [subject.key, subject]))
      const waiting: { subject: Subject; result: R }[] = []
      let timer: ReturnType<typeof setTimeout> | undefined
      const show = () => {
        clearTimeout(timer)
        timer = undefined
        const came = waiting.splice(0)
        if (!signal.aborted && came.length > 0)
          use.setState(({ results }) => ({ results: resultsArrived(results, came) }))
      }
      use.setState(({ results, running }) => ({
        results: testsBegun(results, subjects),
        running: running + 1,
        refusal: undefined,
      }))
      let refusal: CallRefusal | undefined
      try {
        for await (const { key, result } of await ask(signal)) {
          const subject = byKey.get(key)
          if (subject !== undefined) waiting.push({ subject, result })
          timer ??= setTimeout(show, PAUSE)
        }
      } catch (error) {
        refusal = refusalOf(error)
      }
      show()
      if (signal.aborted) return
      use.setState(({ results, running, refusal: known }) => ({
        results: testsEnded(results, subjects),
        running: running - 1,
        refusal: refusal ?? known,
      }))
    },
    remember({ key, of }, result) {
      use.setState(({ results }) => ({ results: new Map(results).set(key, { of, result }) }))
    },
    keep(now) {
      const { results } = use.getState()
      const next = resultsStillTrue(results, now)
      if (next !== results) use.setState({ results: next })
    },
    clear() {
      under.abort()
      under = new AbortController()
      use.setState(nothing)
    },
  }
}
