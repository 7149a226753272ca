import { createHash } from 'node:crypto'

/** Hex digits derived from the words only, so that a scenario always has the same IDs. */
export function hexId(length: number, ...words: readonly (string | number)[]): string {
  return createHash('sha256').update(words.join('/')).digest('hex').slice(0, length)
}

/** An EC2 resource ID of 17 hex digits: `vpc-0abc…`. */
export function resourceId(prefix: string, ...words: readonly (string | number)[]): string {
  return `${prefix}-0${hexId(16, prefix, ...words)}`
}

/** An ID in the form of a UUID, as in stack IDs. */
export function uuidOf(...words: readonly (string | number)[]): string {
  const hex = hexId(32, ...words)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** The access key ID of temporary credentials. */
export function accessKeyId(...words: readonly (string | number)[]): string {
  return `ASIA${hexId(16, 'accessKey', ...words).toUpperCase()}`
}
