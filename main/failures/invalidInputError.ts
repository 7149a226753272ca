import type { Parsed } from '../../app/input/parsed.ts'

/** What a person gave is wrong; nothing was called. One sentence for each fault. */
export class InvalidInputError extends Error {
  override readonly name = 'WrongInput'
  readonly errors: readonly string[]

  constructor(errors: readonly string[]) {
    super(errors.join('\n'))
    this.errors = errors
  }
}

/** What a person typed, as the app uses it. @throws InvalidInputError with each refusal */
export function valueOrWrongInput<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new InvalidInputError(parsed.refusals.map(({ message }) => message))
}
