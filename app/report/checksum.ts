import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../text/canonicalJson.ts'

/**
 * A checksum over the content of a report: SHA-256 of its canonical JSON (RFC 8785: no blanks, keys sorted), as 64 hex
 * digits. It shows whether values were changed since, in whatever layout they stand. It is no signature: whoever
 * changes a value can write a new checksum beside it.
 */
export function checksumOf(content: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content))))
}
