import { isTemporary, parseAccessKeys } from '../../../app/input/accessKeys.ts'
import { refusalWords } from '../refusalWords.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'

/** How often keys are asked for again after a refusal. */
const TRIES = 3

/**
 * Asks for the access keys of one account. They stay in memory, and only when they lead into it.
 * @returns false when the person skipped it, or the keys were refused.
 * @throws Unanswered
 */
export async function enterKeys(
  client: Client,
  { accountId, name }: { readonly accountId: string; readonly name: string },
  practice: string | undefined,
  terminal: Terminal,
): Promise<boolean> {
  terminal.err(
    `Access keys for ${name}. They are kept in memory until this ends. Press Enter alone to go on without.`,
  )
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const accessKeyId = (await terminal.prompt('  Access key ID: ')).trim()
    if (accessKeyId === '') return false
    const secretAccessKey = await terminal.promptSecret('  Secret access key (not shown): ')
    if (secretAccessKey.trim() === '') return false
    const temporary = isTemporary(accessKeyId)
    const sessionToken = temporary ? await terminal.promptSecret('  Session token (not shown): ') : ''
    if (temporary && sessionToken.trim() === '') return false
    const parsed = parseAccessKeys({ accessKeyId, secretAccessKey, sessionToken })
    if (!parsed.ok) {
      for (const { message } of parsed.refusals) terminal.err(message)
      continue
    }
    try {
      const { arn } = await client.signIn.enterKeys({ keys: { accountId, ...parsed.value }, practice })
      terminal.err(`  Signed in as ${arn}.`)
      return true
    } catch (error) {
      const words = refusalWords(error)
      if (words === undefined) throw error
      terminal.err(words)
    }
  }
  return false
}
