import { appendFileSync } from 'node:fs'
import { faultText } from '../failures/failureText.ts'
import type { FaultReporter } from '../hosts/reportFaults.ts'

/** Writes faults where a person who is asked for them finds them: nobody sees a window's standard error. */
export function createFaultLog(path: string): FaultReporter {
  return (reference, error) => {
    const line = `${new Date().toISOString()} ${faultText(reference, error)}\n`
    process.stderr.write(line)
    try {
      appendFileSync(path, line, { mode: 0o600 })
    } catch {
      // A log that can't be written must not be one more fault.
    }
  }
}
