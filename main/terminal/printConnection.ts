import type { ConnectionTestResult } from '../../app/access/connectionTest.ts'
import { plainText } from '../../app/text/plainText.ts'
import { clockTimeHere } from '../../app/text/timestamp.ts'
import { printProblem } from './printProblem.ts'
import { type Terminal, toned } from './terminal.ts'

/** Who the credentials of an account are and how long they last, or why they lead nowhere. */
export function printConnection(result: ConnectionTestResult, terminal: Terminal): void {
  if (result.state === 'failed') {
    printProblem(result.problem, terminal)
    return
  }
  const { arn, endsAt } = result
  const role = roleOf(arn)
  terminal.out(`  ${toned('good', role === undefined ? 'Connected' : `Connected, role ${role}`)}`)
  terminal.out(`    ${plainText(arn)}`)
  if (endsAt !== undefined) terminal.out(`    Signed in until ${clockTimeHere(endsAt)}`)
}

/** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION` names it; other identities have none. */
export function roleOf(arn: string): string | undefined {
  return /:assumed-role\/([^/]+)\//.exec(arn)?.[1]
}
