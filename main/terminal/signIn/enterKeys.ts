import type { Client } from '../connect.ts'
import { refusalWords } from '../refusalWords.ts'
import type { Terminal } from '../terminal.ts'

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
    const sessionToken = accessKeyId.startsWith('ASIA')
      ? await terminal.promptSecret('  Session token (not shown): ')
      : undefined
    if (sessionToken?.trim() === '') return false
    const keys = { accountId, accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
    try {
      const { arn } = await client.signIn.enterKeys({ keys, practice })
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
