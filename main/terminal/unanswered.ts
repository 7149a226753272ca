/** Ctrl-C, or the end of the input, instead of an answer: nothing that was asked about may be done. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'

  constructor(message = 'Stopped. Nothing was changed.') {
    super(message)
  }
}
