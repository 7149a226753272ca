/** A part of a list, and the token of the next part. */
export interface ListPage<T> {
  readonly items: readonly T[]
  readonly nextToken: string | undefined
}

/** The page that starts at a token; `undefined` if the token is not valid. */
export function pageOf<T>(
  all: readonly T[],
  size: number,
  token: string | undefined,
): ListPage<T> | undefined {
  const start = token === undefined ? 0 : offsetOf(token)
  if (start === undefined || start > all.length) return undefined
  const end = start + size
  return { items: all.slice(start, end), nextToken: end < all.length ? tokenFor(end) : undefined }
}

/** Tokens are opaque, as AWS's are, so that no client computes one. */
export function tokenFor(offset: number): string {
  return Buffer.from(`practice:${offset}`).toString('base64url')
}

export function offsetOf(token: string): number | undefined {
  const match = /^practice:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())
  return match?.[1] === undefined ? undefined : Number(match[1])
}
