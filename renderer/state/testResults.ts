/** The result of a test, together with what was tested. */
export interface Tested<R> {
  /** What was tested, as text: a result about something else is ignored. */
  readonly of: string
  /** `undefined` while it is being tested. */
  readonly result: R | undefined
}

export type TestResults<R> = ReadonlyMap<string, Tested<R>>

/** Something to be tested, or that was. */
export interface Subject {
  readonly key: string
  readonly of: string
}

/** These are being tested now; their earlier results are dropped. */
export function testsBegun<R>(results: TestResults<R>, subjects: readonly Subject[]): TestResults<R> {
  const next = new Map(results)
  for (const { key, of } of subjects) next.set(key, { of, result: undefined })
  return next
}

/** Adds results. Those of a subject that was dropped meanwhile, or is being tested again as something else, are ignored. */
export function resultsArrived<R>(
  results: TestResults<R>,
  came: readonly { readonly subject: Subject; readonly result: R }[],
): TestResults<R> {
  const next = new Map(results)
  for (const { subject, result } of came) {
    if (next.get(subject.key)?.of === subject.of) next.set(subject.key, { of: subject.of, result })
  }
  return next
}

/** The test has ended: what got no result was not tested. */
export function testsEnded<R>(results: TestResults<R>, subjects: readonly Subject[]): TestResults<R> {
  const next = new Map(results)
  for (const { key, of } of subjects) {
    const known = next.get(key)
    if (known?.of === of && known.result === undefined) next.delete(key)
  }
  return next.size === results.size ? results : next
}

/** Without the results of what has changed or is gone. The same object when nothing is. */
export function resultsStillTrue<R>(results: TestResults<R>, now: readonly Subject[]): TestResults<R> {
  const wanted = new Map(now.map(({ key, of }) => [key, of]))
  const next = new Map([...results].filter(([key, { of }]) => wanted.get(key) === of))
  return next.size === results.size ? results : next
}
