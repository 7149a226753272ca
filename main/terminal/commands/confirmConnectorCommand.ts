import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { FileOptions } from './options.ts'

export interface ConnectorOptions extends FileOptions {
  readonly account: string
  readonly displayName: string
  readonly accountId: string
  readonly externalId: string
}

/** Compares what was entered in ActiveEye with what was meant, character by character, and remembers it. */
export async function confirmConnector(
  client: Client,
  options: ConnectorOptions,
  terminal: Terminal,
): Promise<number> {
  await openFor('work', client, options, terminal)
  const { account, displayName, accountId, externalId } = options
  const answer = await client.connector.confirm({
    accountId: account,
    displayName,
    enteredAccountId: accountId,
    externalId,
  })
  if (options.json) terminal.out(JSON.stringify(answer, null, 2))
  else if (answer.same) terminal.out(`The connector of ${account} is as it should be.`)
  else for (const { message } of answer.differences) terminal.out(message)
  return answer.same ? EXIT.verified : EXIT.unfinished
}
