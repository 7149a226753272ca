import type { AccountStatus } from '../../app/checklist/checklist.ts'
import { type ProblemWords, problemTitle } from '../../app/problems/problem.ts'
import { bold, toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

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

/** What happened, what AWS said, and what to do, for everything that is open. */
export function printProblems(accounts: readonly AccountStatus[], terminal: Terminal): void {
  const withProblems = accounts.filter(({ problems }) => problems.length > 0)
  if (withProblems.length === 0) return
  terminal.out('')
  terminal.out(bold('Open problems'))
  for (const { accountId, name, problems } of withProblems) {
    terminal.out(`  ${accountId} ${name}`)
    for (const problem of problems) printProblem(problem, terminal)
  }
}
