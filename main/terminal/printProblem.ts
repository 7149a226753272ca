import type { ProblemWords } from '../../app/problems/problem.ts'
import { problemTitle } from '../../app/problems/problem.ts'
import { type Terminal, toned } from './terminal.ts'

/** What happened, what AWS said, and what to do. */
export function printProblem({ kind, message, next, aws }: ProblemWords, terminal: Terminal): void {
  terminal.out(`  ${toned('bad', problemTitle(kind))}`)
  terminal.out(`    ${message}`)
  if (aws !== undefined) {
    const request = aws.requestId === undefined ? '' : `, request ${aws.requestId}`
    terminal.out(`    AWS: ${aws.code}: ${aws.message}${request}`)
  }
  terminal.out(`    Next: ${next}`)
}
