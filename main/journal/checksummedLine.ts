import { crc32 } from 'node:zlib'

/**
 * A line of the journal's format 2: JSON whose first member is the CRC-32 of the bytes that follow it, as in
 * `{"crc":"1c291ca3","seq":1,…}`. So a changed byte is noticed in any place, inside a string too, and the line is
 * still JSON. Later formats keep this member, so that damage and a later version can be told apart.
 */

const START = '{"crc":"'
/** The start, eight hexadecimal digits, and `",`. */
const REST_FROM = START.length + 8 + 2

/** @param json an object with at least one member. */
export function checksummedLine(json: string): string {
  const rest = json.slice(1)
  return `${START}${checksumOf(Buffer.from(rest))}",${rest}\n`
}

/** `none`: the line does not begin with a checksum. @param line without its line feed. */
export function checkLine(line: Uint8Array): 'right' | 'wrong' | 'none' {
  const start = asBuffer(line).toString('latin1', 0, REST_FROM)
  if (!/^\{"crc":"[0-9a-f]{8}",$/.test(start)) return 'none'
  return start === `${START}${checksumOf(line.subarray(REST_FROM))}",` ? 'right' : 'wrong'
}

/** The line's object without its checksum. @throws SyntaxError */
export function withoutChecksum(line: Uint8Array): unknown {
  return JSON.parse(`{${asBuffer(line).toString('utf8', REST_FROM)}`)
}

/** The same bytes, not a copy: a journal has a hundred thousand lines. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}

function checksumOf(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0')
}
