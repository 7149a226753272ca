import { codeServesWords, type MfaCodeRequest } from '../../../app/access/signIns.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { parseMfaCode } from '../../../app/input/mfaCode.ts'
import { isInterruptible } from '../interruption.ts'
import { Unanswered } from '../keyboard.ts'
import { refusalLines } from '../refusals.ts'
import type { Terminal } from '../terminal.ts'
import { helperNews } from './helperNews.ts'

/**
 * Does the work, and meanwhile asks for each MFA code that it needs and prints what running helpers say. At a terminal
 * that is not interactive, such a request is cancelled at once, so that the work gets a problem instead of hanging.
 */
export async function answeringCodeRequests<T>(
  client: ContractClient,
  practice: string | undefined,
  terminal: Terminal,
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController()
  const answering = answerCodeRequests(client, practice, terminal, over.signal).catch((error: unknown) => {
    if (over.signal.aborted) return new Promise<never>(() => {})
    throw error
  })
  try {
    return await Promise.race([work(), answering])
  } finally {
    over.abort()
  }
}

/** Rejects when a question was not answered and no activity runs that could be cancelled, or with the signal's reason. */
async function answerCodeRequests(
  client: ContractClient,
  practice: string | undefined,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<never> {
  const asked = new Map<string, AbortController>()
  const tellHelpers = helperNews()
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const follow = async (): Promise<never> => {
    for await (const { requests, helpers } of await client.signIn.watch({ practice }, { signal })) {
      for (const line of tellHelpers(helpers)) terminal.err(line)
      const standing = requests.filter((request) => request.kind === 'mfaCode')
      for (const [id, over] of asked) if (standing.every((request) => request.id !== id)) over.abort()
      for (const request of standing) {
        if (asked.has(request.id)) continue
        const over = new AbortController()
        asked.set(request.id, over)
        answer(request, client, terminal, AbortSignal.any([over.signal, signal])).catch(reject)
      }
    }
    throw new Error('The list of sign-ins ended before the work.')
  }
  return Promise.race([follow(), stopped])
}

async function answer(
  { id, profile, serial, serves, refused }: MfaCodeRequest,
  client: ContractClient,
  terminal: Terminal,
  over: AbortSignal,
): Promise<void> {
  // The request may have ended in the same moment.
  const cancel = () => client.signIn.cancel({ id }).catch(() => undefined)
  if (!terminal.interactive) return void (await cancel())
  if (refused !== undefined) terminal.err(refused)
  terminal.err(`This code is for ${codeServesWords({ serves })}. Enter alone leaves out ${profile} only.`)
  try {
    for (;;) {
      const code = await terminal.prompt(`MFA code for profile ${profile}, device ${serial}: `, over)
      if (code.trim() === '') return void (await cancel())
      const parsed = parseMfaCode(code)
      const lines = parsed.ok
        ? await client.signIn.enterCode({ id, code: parsed.value }).then(() => [], linesOf)
        : parsed.refusals.map(({ message }) => message)
      if (lines.length === 0) return
      terminal.err(...lines)
    }
  } catch (error) {
    if (over.aborted) return
    await cancel()
    // Otherwise Ctrl-C has cancelled the activity, which reports its own end.
    if (!(error instanceof Unanswered) || !isInterruptible()) throw error
  }
}

function linesOf(error: unknown): readonly string[] {
  const lines = refusalLines(error)
  if (lines === undefined) throw error
  return lines
}
