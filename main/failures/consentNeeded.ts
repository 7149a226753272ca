/** A run would use what is not ActiveEye's, and nobody consented to it by name. Nothing was called. */
export class ConsentNeeded extends Error {
  override readonly name = 'ConsentNeeded'
  /** A sentence for each value. */
  readonly errors: readonly string[]
  readonly next: string

  constructor(errors: readonly string[], next: string) {
    super(errors.join(' '))
    this.errors = errors
    this.next = next
  }
}
