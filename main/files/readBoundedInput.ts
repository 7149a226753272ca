import { tooMuch } from '../../app/input/limits.ts'
import { decodeText, type Unreadable } from './readTextFile.ts'

/** The text that another program writes to this one, or a person types; no more of it is kept than `most` bytes. */
export async function readBoundedInput(
  input: AsyncIterable<Buffer | string>,
  most: number,
): Promise<{ readonly text: string } | Unreadable> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of input) {
    const bytes = Buffer.from(part)
    length += bytes.length
    const refusal = tooMuch(length, most, 'bytes')
    if (refusal !== undefined) return refusal
    parts.push(bytes)
  }
  return decodeText(Buffer.concat(parts))
}
