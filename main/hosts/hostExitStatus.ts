import { ORPCError } from '@orpc/client'
import { plainLines } from '../../app/text/plainText.ts'
import { errorCode } from '../failures/errorCode.ts'
import { faultLogLine } from '../failures/failureText.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import type { HostOptions } from './hostOptions.ts'
import { surviveLostOutput } from './standardStreams.ts'

/**
 * Runs a host that a command line started. What the person can correct is one sentence on standard error; a fault is
 * printed in full for a developer.
 * @returns the exit status
 */
export async function hostExitStatus(
  { port }: Pick<HostOptions, 'port'>,
  run: () => Promise<number>,
): Promise<number> {
  surviveLostOutput(sayToPerson)
  try {
    return await run()
  } catch (error) {
    const reason = reasonOf(error, port)
    sayToPerson(reason ?? faultLogLine('start', error))
    return reason === undefined ? 1 : 2
  }
}

/** A text on standard error. */
export function sayToPerson(text: string): void {
  process.stderr.write(`${plainLines(text)}\n`)
}

function reasonOf(error: unknown, port: number): string | undefined {
  if (error instanceof ORPCError && error.defined) return error.message
  if (error instanceof InvalidInputError) return error.message
  return errorCode(error) === 'EADDRINUSE'
    ? `Port ${port} is taken. Choose another, or leave out --port.`
    : undefined
}
