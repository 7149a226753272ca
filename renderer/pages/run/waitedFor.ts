import { type ActivityStatus, isLive, type LiveActivity } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { AT_THE_SCREEN, turnWord, waitsForName } from '../../../app/checklist/stateWords.ts'
import { type OpenTurn, openTurns } from '../../../app/checklist/turns.ts'
import { capitalized, uncapitalized } from '../../../app/text/capitalized.ts'
import { inShort } from '../../../app/text/inShort.ts'
import { list } from '../../../app/text/list.ts'
import { plural } from '../../../app/text/plural.ts'

/** Who is waited for, and to do what in how many accounts. One line each; the app's own first. */
export function waitedFor(
  accounts: readonly AccountStatus[],
  activity: ActivityStatus | undefined,
): readonly string[] {
  const turns = Map.groupBy(openTurns(accounts), ({ who }) => waitsForName(who, AT_THE_SCREEN))
  const waiting = Array.from(turns, ([who, what]) => `${who}: ${capitalized(list(what.map(turnInShort)))}`)
  if (isLive(activity)) {
    if (activity.state === 'paused') return ['You: the work is paused', ...waiting]
    const isWorking = accounts.some(({ state }) => state === 'working')
    return isWorking || waiting.length === 0 ? ['Nobody: the work is in progress', ...waiting] : waiting
  }
  return waiting.length > 0 ? waiting : ['Nobody']
}

function turnInShort({ what, accounts }: OpenTurn<AccountStatus>): string {
  return `${uncapitalized(turnWord(what))} (${plural(accounts.length, 'account')})`
}

/**
 * Which accounts wait for a sign-in during the work; undefined when there are none.
 * @param all how many accounts the onboarding has.
 */
export function signInNoticeWords(
  waiting: readonly { readonly name: string }[],
  all: number,
  state: LiveActivity['state'],
): { readonly header: string; readonly text: string } | undefined {
  if (waiting.length === 0) return undefined
  const waits = waiting.length === 1 ? 'waits' : 'wait'
  const others =
    waiting.length < all && state === 'running' ? 'The work in the other accounts continues. ' : ''
  return {
    header: `${inShort(waiting.map(({ name }) => name))} ${waits} for you to sign in again`,
    text: `${others}After you have signed in, ${waiting.length === 1 ? 'it continues' : 'they continue'} at the same place; nothing is done twice.`,
  }
}
