/** What a person typed, as the app uses it; or why it can't be used. No field's rule gives another shape. */
export type Parsed<T, R extends InputRefusal = InputRefusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly [R, ...R[]] }

/** One thing that is wrong with what a person typed. */
export interface InputRefusal {
  /** Whole sentences: the field, what is wrong with it and what to do. Holds no secret that was typed. */
  readonly message: string
}

/** A refusal of a value that the onboarding file holds too, where errors say more about the place. */
export interface ValueRefusal extends InputRefusal {
  /** Completes the sentence "expected …". */
  readonly expected: string
  /** What exactly is wrong with the value. */
  readonly why?: string | undefined
}

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function refused(message: string): {
  readonly ok: false
  readonly refusals: readonly [InputRefusal]
} {
  return { ok: false, refusals: [{ message }] }
}

/** The error text of a field; undefined when what was typed is right. */
export function refusalText(parsed: Parsed<unknown>): string | undefined {
  return parsed.ok ? undefined : parsed.refusals[0].message
}

/** What a field holds while a person types: the value when it is right, else the text as it stands. */
export function valueOrTyped(parsed: Parsed<string>, typed: string): string {
  return parsed.ok ? parsed.value : typed
}
