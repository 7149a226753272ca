/** What a person gave is wrong; nothing was called. One sentence for each fault. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput'
  readonly errors: readonly string[]

  constructor(errors: readonly string[]) {
    super(errors.join('\n'))
    this.errors = errors
  }
}
