import { plural } from '../text/plural.ts'
import type { Stopping, UnansweredWrite } from './activityStatus.ts'

/**
 * What a cancelled activity still waits for and for how long, and what can be done:
 * "Waiting for AWS’s answer to CreateFlowLogs in eu-west-1 of prod (12 s so far; at most 120 s). …"
 */
export function stoppingWords({ writes, longest }: Stopping, host: 'terminal' | 'page'): string {
  const [first, ...others] = writes
  if (first === undefined) return 'Stopping before the next change.'
  const rest = others.length === 0 ? '' : ` and to ${plural(others.length, 'other call')}`
  // AWS may ask for a slower pace, which takes longer.
  const most = first.seconds > longest ? '' : `; at most ${longest} s`
  return `Waiting for AWS’s answer to ${callWords(first)}${rest} (${first.seconds} s so far${most}). ${WAY_OUT[host]}`
}

const WAY_OUT = {
  terminal: 'Press Ctrl-C again to stop at once; the next run looks what became of it.',
  page: 'The app stops with the answer, since it says what was done.',
}

/** `CreateFlowLogs in eu-west-1 of prod` */
function callWords({ action, region, name }: UnansweredWrite): string {
  return `${action.slice(action.indexOf(':') + 1)} in ${region} of ${name}`
}
