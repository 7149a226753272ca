import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { JournalEvent } from '../../app/checklist/events.ts'
import { checksummedLine } from './checksummedLine.ts'

/**
 * A line of the journal's format 3 that holds many events: `{"crc":"1c291ca3","packed":"…"}`, their JSON array deflated
 * (RFC 1951) in Base64. It takes an eighth of their own lines, and is read faster.
 */
export function packedLine(events: readonly JournalEvent[]): string {
  const packed = deflateRawSync(JSON.stringify(events), { level: 3 }).toString('base64')
  return checksummedLine(JSON.stringify({ packed }))
}

/** The text of such a line, when this is one. @param value the line's object without its checksum */
export function packedText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('packed' in value)) return undefined
  return typeof value.packed === 'string' ? value.packed : undefined
}

/**
 * Its events, not yet checked, and the bytes of their JSON; undefined where it holds something else.
 * @param most bytes that are unpacked @throws RangeError for more
 */
export function unpacked(
  packed: string,
  most: number,
): { readonly events: readonly unknown[]; readonly bytes: number } | undefined {
  try {
    const json = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: Math.max(1, most) })
    const events: unknown = JSON.parse(json.toString('utf8'))
    return Array.isArray(events) ? { events, bytes: json.length } : undefined
  } catch (error) {
    if (error instanceof RangeError) throw error
    return undefined
  }
}
