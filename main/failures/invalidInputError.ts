import type { Parsed } from '../../app/input/parsed.ts'

/** A person's input is wrong and nothing was called. `errors` has one sentence for each fault. */
export class InvalidInputError extends Error {
  override readonly name = 'InvalidInputError'
  readonly errors: readonly string[]

  constructor(errors: readonly string[]) {
    super(errors.join('\n'))
    this.errors = errors
  }
}

/** The value of what a person typed. @throws InvalidInputError with a sentence for each refusal */
export function valueOrInvalidInput<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new InvalidInputError(parsed.refusals.map(({ message }) => message))
}
