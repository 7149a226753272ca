/** It can't be done at the moment, though it is not wrong. */
export class ConflictError extends Error {
  override readonly name = 'NotNow'
}
