import { readlinkSync } from 'node:fs'
import { writeFailureOf } from '../failures/fileNotWritten.ts'

/** The reader of a pipe, or the terminal, has gone. */
const CLOSED = new Set(['EPIPE', 'ECONNRESET', 'EOF', 'EIO', 'ERR_STREAM_DESTROYED'])

/**
 * Keeps the process alive when what it prints can't be written. When the reader has gone (`… | head -1`), the rest of
 * the output is dropped: nobody misses it, and a run that changes AWS must come to its end whoever watches. A full
 * disk is told, once for each stream.
 * @param onLost gets a sentence for a person
 */
export function surviveLostOutput(onLost: (sentence: string) => void): void {
  for (const [name, stream] of [
    ['Standard output', process.stdout],
    ['Standard error', process.stderr],
  ] as const) {
    let isTold = false
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (isTold || CLOSED.has(error.code ?? '')) return
      isTold = true
      const { why, next } = writeFailureOf(error)
      onLost(`${name}${placeOf(stream.fd)} is not complete: ${why}. ${next}`)
    })
  }
}

/** The file behind a stream, where the system tells. */
function placeOf(fd: number): string {
  try {
    return ` (${readlinkSync(`/proc/self/fd/${fd}`)})`
  } catch {
    return ''
  }
}
