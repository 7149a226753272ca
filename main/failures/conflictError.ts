/** It can't be done at the moment, though it is not wrong. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
}
