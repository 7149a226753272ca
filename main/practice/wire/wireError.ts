/** An error as AWS answers it, before it is put into a protocol's shape. */
export class WireError extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}
