/** A fault of this app as a line for a log: its reference and its stack. */
export function faultText(reference: string, error: unknown): string {
  return `Fault ${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
