import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { plural } from '../../../app/text/plural.ts'
import { accountWithId } from '../../accounts/accountsWithIds.ts'
import { EXIT } from '../exitStatus.ts'
import { printNext } from '../printNext.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { addAccountCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface AcceptGoneOptions extends FileOptions {
  readonly account: string
}

export function addAcceptGoneCommand(program: Program): void {
  addAccountCommand(
    program,
    'accept-gone',
    'list what was there and is gone in an account, and accept that after asking',
    acceptGone,
  )
}

/** Calls nothing of AWS: what is gone was found by an earlier look. */
async function acceptGone(
  client: ContractClient,
  options: AcceptGoneOptions,
  terminal: Terminal,
): Promise<number> {
  await openFor('work', client, options, terminal)
  const { problems } = accountWithId(await client.checklist.get(), options.account)
  const gone = problems.filter(({ kind }) => kind === 'gone')
  const show = options.json ? terminal.err : terminal.out
  if (gone.length === 0) show(`Nothing that was there is known to be gone in ${options.account}.`)
  else show(bold('Was there and is gone:'))
  for (const { message } of gone) show(`  ${message}`)
  const agreed = gone.length > 0 && (options.yes || (await agrees(terminal)))
  const items = gone.flatMap(({ resource }) =>
    resource === undefined ? [] : [{ accountId: options.account, resource }],
  )
  const { accepted } = agreed ? await client.acceptGone({ items }) : { accepted: 0 }
  if (options.json) terminal.json({ gone, accepted })
  else if (agreed) {
    terminal.out(`${plural(accepted, 'item')} accepted.`)
    printNext((await client.checklist.get()).accounts, terminal)
  }
  return accepted === gone.length ? EXIT.verified : EXIT.unfinished
}

async function agrees(terminal: Terminal): Promise<boolean> {
  if (terminal.interactive) return terminal.ask('Accept that this is gone?')
  terminal.err(
    'Nothing was accepted. To accept it without being asked, add --yes. To make it again, start a run.',
  )
  return false
}
