import type { AccountStatus } from '../../app/checklist/checklist.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import { coverageOf, regionStage } from '../../app/checklist/coverage.ts'
import type { ActivityKind } from '../../app/checklist/events.ts'
import { isAtWork, RUN_STEPS } from '../../app/checklist/ownSteps.ts'
import { accountStateWord, regionStateWord, stepName, stepStateWord } from '../../app/checklist/stateWords.ts'
import { type Terminal, toned } from './terminal.ts'

/** How it goes: a picture that renews itself where a person watches, a line for each thing that happened elsewhere. */
export interface ProgressDisplay {
  show(patch: Patch): void
  /** Leaves the screen as it is. */
  end(): void
}

export function createProgress(activity: ActivityKind, terminal: Terminal): ProgressDisplay {
  return terminal.live ? liveProgress(activity, terminal) : plainProgress(terminal)
}

/** Widths in characters. */
const BAR = 24
const STATE = 22
const NAME = 20

function liveProgress(activity: ActivityKind, terminal: Terminal): ProgressDisplay {
  const rows = new Map<string, AccountStatus>()
  const lastLines = new Map<string, string>()
  return {
    show({ accounts, lines, totals }) {
      for (const account of accounts) rows.set(account.accountId, account)
      for (const { accountId, text } of lines) lastLines.set(accountId, text)
      const { covered, vpcs, problems } = totals
      const head = `${activity}  ${bar(covered, vpcs)}  ${covered} of ${vpcs} VPCs covered, ${problems} problems`
      const room = Math.max(3, (process.stderr.rows ?? 24) - 4)
      // Those at work first: a long list must not hide what moves.
      const shown = [...rows.values()]
        .toSorted((a, b) => Number(isAtWork(b)) - Number(isAtWork(a)))
        .slice(0, room)
      const hidden = rows.size - shown.length
      const body = shown.map((account) => accountLine(account, lastLines.get(account.accountId)))
      terminal.draw([head, ...body, ...(hidden > 0 ? [`  … and ${hidden} more accounts`] : [])].join('\n'))
    },
    end: terminal.keepDrawing,
  }
}

function plainProgress(terminal: Terminal): ProgressDisplay {
  const told = new Map<string, string>()
  const names = new Map<string, string>()
  const tell = (key: string, text: string, known: boolean) => {
    if (told.get(key) === text) return
    told.set(key, text)
    if (!known) terminal.err(text)
  }
  return {
    show({ base, accounts, lines }) {
      for (const { accountId, name } of accounts) names.set(accountId, name)
      // What a stack says on the way comes before what came of it.
      for (const { accountId, text } of lines)
        terminal.err(`${accountId} ${names.get(accountId)} Stack: ${text}`)
      for (const [key, text] of accounts.flatMap(happenings)) tell(key, text, base === 0)
    },
    end: () => {},
  }
}

/** All there is to say of an account, each under a key, so that only what is new is said. */
function happenings(account: AccountStatus): [string, string][] {
  const who = `${account.accountId} ${account.name}`
  const steps = RUN_STEPS.filter((step) => account.steps[step].state !== 'todo').map(
    (step): [string, string] => [
      `${account.accountId} ${step}`,
      `${who} ${stepName(step)}: ${stepStateWord(account.steps[step], 'you').word}`,
    ],
  )
  const regions = account.regions
    .filter((region) => regionStage(region) === 'ended')
    .map((region): [string, string] => {
      const { toCover, covered } = coverageOf([region])
      const word = regionStateWord(region, 'you').word
      const count = toCover === 0 ? '' : `, ${covered} of ${toCover} VPCs covered`
      return [`${account.accountId} ${region.region}`, `${who} ${region.region}: ${word}${count}`]
    })
  return [...steps, ...regions]
}

function accountLine(account: AccountStatus, lastLine: string | undefined): string {
  const { word, tone } = accountStateWord(account, 'you')
  // A Region at work is the last thing to be known of it; one that waits for its turn has no VPCs yet.
  const left = account.regions.filter((region) => regionStage(region) === 'atWork').length
  const regions =
    account.regions.length === 0
      ? ''
      : `${account.regions.length - left} of ${account.regions.length} Regions`
  const stack = account.steps.stack.state === 'running' ? (lastLine ?? '') : ''
  // Among those that wait for a person to fill in a form, these can go on now.
  const last = account.steps.signIn.state === 'waiting' ? 'Sign in' : stack
  const columns = [account.accountId, account.name.slice(0, NAME).padEnd(NAME), regions.padEnd(18), last]
  const room = Math.max(20, (process.stderr.columns ?? 80) - STATE - 4)
  return `${toned(tone, word.padEnd(STATE), process.stderr)} ${columns.join(' ').slice(0, room).trimEnd()}`
}

function bar(done: number, all: number): string {
  const full = all === 0 ? 0 : Math.round((done / all) * BAR)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
}
