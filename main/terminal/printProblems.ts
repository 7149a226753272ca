import type { AccountStatus } from '../../app/checklist/checklist.ts'
import { type ProblemPlace, placesWords, problemGroups } from '../../app/checklist/problemGroups.ts'
import { type ProblemWords, problemTitle } from '../../app/problems/problem.ts'
import { plural } from '../../app/text/plural.ts'
import { bold, toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/** The rest has the same cause, and stands in --json. */
const MOST_PLACES = 3

/** What happened, what AWS said, and what to do. */
export function printProblem(problem: ProblemWords, terminal: Terminal): void {
  terminal.out(`  ${toned('bad', problemTitle(problem.kind))}`)
  printMessage(problem, terminal)
  terminal.out(`    Next: ${problem.next}`)
}

/** Each cause with its places, what happened in the first ones, and what to do. */
export function printProblems(accounts: readonly AccountStatus[], terminal: Terminal): void {
  const groups = problemGroups(accounts)
  if (groups.length === 0) return
  terminal.out('')
  terminal.out(bold('Open problems'))
  for (const { kind, next, places } of groups) {
    terminal.out(`  ${toned('bad', problemTitle(kind))}: ${whereWords(places)}`)
    for (const { problem } of places.slice(0, MOST_PLACES)) printMessage(problem, terminal)
    const rest = places.length - MOST_PLACES
    if (rest > 0)
      terminal.out(`    … and ${plural(rest, 'more place')} with the same cause; --json lists all`)
    terminal.out(`    Next: ${next}`)
  }
}

/** With the ID of the account where there is only one, as other commands want it. */
function whereWords(places: readonly ProblemPlace[]): string {
  const [id, another] = new Set(places.map(({ accountId }) => accountId))
  return another === undefined ? `${id} ${placesWords(places)}` : placesWords(places)
}

function printMessage({ kind, message, aws }: ProblemWords, terminal: Terminal): void {
  terminal.out(`    ${message}`)
  if (aws === undefined) return
  const request = aws.requestId === undefined ? '' : `, request ${aws.requestId}`
  // AWS has said nothing that did not arrive.
  const who = kind === 'network' ? 'Error' : 'AWS'
  terminal.out(`    ${who}: ${aws.code}: ${aws.message}${request}`)
}
