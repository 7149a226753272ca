/** Calls `ask` once and keeps its result; calls it again only after it failed or was forgotten. */
export function memoize<T>(ask: () => Promise<T>): {
  get(): Promise<T>
  /** Whether there is a result. */
  known(): boolean
  /** Whether the answer is being waited for. */
  asking(): boolean
  /** The result, if there is one. */
  value(): T | undefined
  forget(): void
} {
  let asked: Promise<T> | undefined
  let result: { readonly value: T } | undefined
  const forget = () => {
    asked = undefined
    result = undefined
  }
  return {
    get() {
      if (asked === undefined) {
        const asking = ask()
        asked = asking
        asking.then(
          (value) => {
            if (asked === asking) result = { value }
          },
          () => {
            if (asked === asking) forget()
          },
        )
      }
      return asked
    },
    asking: () => asked !== undefined && result === undefined,
    known: () => result !== undefined,
    value: () => result?.value,
    forget,
  }
}
