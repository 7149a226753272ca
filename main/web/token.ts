import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The key to one launch: 256 random bits, safe in a URL fragment. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares `Authorization` in constant time; hashed first, so that not even the length can be timed. */
export function carriesToken(authorization: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
