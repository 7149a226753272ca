/** A fault of this app for a log: its reference, and where it happened. */
export function faultText(reference: string, error: unknown): string {
  return `Fault ${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
