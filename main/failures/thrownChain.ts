/** What the SDK or Node threw, read as far as it can be trusted to be what it should. */
export interface Thrown {
  readonly name: string
  /** AWS's error code, or else the system's. */
  readonly code: string
  readonly message: string
  /** Of an HTTP answer; `undefined` without an answer. */
  readonly httpStatus: number | undefined
  readonly contentType: string
  readonly requestId: string | undefined
}

/** An error with everything it was caused by, outermost first: `cause`, and what an AggregateError holds. */
export function thrownChain(error: unknown, depth = 0): readonly Thrown[] {
  // Deep enough for any real chain; an error may be its own cause.
  if (error === undefined || depth > 5) return []
  const fields = fieldsOf(error)
  const inner = [...(Array.isArray(fields.errors) ? fields.errors.slice(0, 10) : []), fields.cause]
  return [read(error), ...inner.flatMap((each) => thrownChain(each, depth + 1))]
}

function read(error: unknown): Thrown {
  const fields = fieldsOf(error)
  const metadata = fieldsOf(fields.$metadata)
  const headers = fieldsOf(fieldsOf(fields.$response).headers)
  const name = text(fields.name) ?? ''
  const status = metadata.httpStatusCode
  return {
    name,
    code: text(fields.Code) ?? text(fields.code) ?? name,
    // IAM Identity Center says it as OAuth does; the SDK then has "UnknownError" for a message.
    message: text(fields.error_description) ?? text(fields.message) ?? String(error),
    httpStatus: typeof status === 'number' ? status : undefined,
    contentType: text(headers['content-type']) ?? '',
    requestId: text(metadata.requestId) ?? text(fields.RequestId) ?? text(fields.RequestID),
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
