/** Calls `ask` once and keeps its result; calls it again only after it failed or was forgotten. */
export function memoize<T>(ask: () => Promise<T>): {
  get(): Promise<T>
  /** Whether there is a result. */
  known(): boolean
  /** Whether the answer is being waited for. */
  asking(): boolean
  forget(): void
} {
  let asked: Promise<T> | undefined
  let known = false
  const forget = () => {
    asked = undefined
    known = false
  }
  return {
    get() {
      if (asked === undefined) {
        const asking = ask()
        asked = asking
        asking.then(
          () => {
            if (asked === asking) known = true
          },
          () => {
            if (asked === asking) forget()
          },
        )
      }
      return asked
    },
    known: () => known,
    asking: () => asked !== undefined && !known,
    forget,
  }
}
