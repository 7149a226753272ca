/** The request is valid, but can't be done in the present state. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
}
