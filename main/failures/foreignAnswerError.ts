/**
 * An HTTP 200 that is not the answer of the operation that was called: a page of a proxy, an empty body, an error
 * document, half an answer, an answer without a member that the operation always has. The SDK reads each of them as
 * "there is nothing".
 */
export class ForeignAnswerError extends Error {
  override readonly name = 'ForeignAnswerError'
  readonly code = 'ForeignAnswer'
}
