import { fractionOf, progressWords } from '../../app/checklist/activityProgress.ts'
import { activityVerb, type Stopping } from '../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../app/checklist/checklist.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import { coverageOf, regionStage } from '../../app/checklist/coverage.ts'
import type { ActivityKind } from '../../app/checklist/events.ts'
import { completeWords } from '../../app/checklist/headline.ts'
import { RUN_STEPS } from '../../app/checklist/ownSteps.ts'
import {
  AT_THE_SCREEN,
  accountStateWord,
  regionStateWord,
  stepName,
  stepWord,
} from '../../app/checklist/stateWords.ts'
import { stoppingWords } from '../../app/checklist/stoppingWords.ts'
import { numberText } from '../../app/text/numberText.ts'
import { plural } from '../../app/text/plural.ts'
import { toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/** The progress of an activity: a picture that is redrawn where a person watches, else a line for each event. */
export interface ProgressDisplay {
  show(patch: Patch): void
  /** Keeps the last picture. */
  end(): void
}

export function createProgress(activity: ActivityKind, terminal: Terminal): ProgressDisplay {
  return terminal.live ? liveProgress(activity, terminal) : plainProgress(terminal)
}

/** How often a line says again what a cancelled activity waits for. Seconds. */
const REPEAT = 10

/** Widths in characters. */
const BAR = 24
const STATE = 22
const NAME = 20

function liveProgress(activity: ActivityKind, terminal: Terminal): ProgressDisplay {
  const rows = new Map<string, AccountStatus>()
  const lastLines = new Map<string, string>()
  return {
    show({ activity: status, accounts, lines, totals, progress }) {
      for (const account of accounts) rows.set(account.accountId, account)
      for (const { accountId, text } of lines) lastLines.set(accountId, text)
      const parts = [
        ...(progress ? [progressWords(progress)] : []),
        completeWords(totals),
        plural(totals.problems, 'problem'),
      ]
      const head = `${activityVerb(activity)}  ${bar(progress && fractionOf(progress))}  ${parts.join(', ')}`
      const room = Math.max(3, (process.stderr.rows ?? 24) - 4)
      // Accounts at work first, so that a long list does not hide what changes.
      const shown = [...rows.values()]
        .toSorted((a, b) => Number(b.state === 'working') - Number(a.state === 'working'))
        .slice(0, room)
      const hidden = rows.size - shown.length
      const body = shown.map((account) => accountLine(account, lastLines.get(account.accountId)))
      const rest = hidden > 0 ? [`  … and ${hidden} more accounts`] : []
      const stopping = status?.stopping === undefined ? [] : [stoppingWords(status.stopping, 'terminal')]
      terminal.draw([head, ...body, ...rest, ...stopping])
    },
    end: terminal.keepDrawing,
  }
}

function plainProgress(terminal: Terminal): ProgressDisplay {
  const told = new Map<string, string>()
  const names = new Map<string, string>()
  let toldStopping = ''
  const tell = (key: string, text: string, known: boolean) => {
    if (told.get(key) === text) return
    told.set(key, text)
    if (!known) terminal.err(text)
  }
  const tellStopping = (stopping: Stopping | undefined) => {
    const [first] = stopping?.writes ?? []
    if (stopping === undefined || first === undefined) return
    // The seconds change with every patch.
    const news = JSON.stringify([
      { ...first, seconds: Math.floor(first.seconds / REPEAT) },
      stopping.writes.length,
    ])
    if (news !== toldStopping) terminal.err(stoppingWords(stopping, 'terminal'))
    toldStopping = news
  }
  return {
    show({ base, activity, accounts, lines }) {
      for (const { accountId, name } of accounts) names.set(accountId, name)
      // Stack events come before the state that they lead to.
      for (const { accountId, text } of lines)
        terminal.err(`${accountId} ${names.get(accountId)} Stack: ${text}`)
      for (const [key, text] of accounts.flatMap(happenings)) tell(key, text, base === 0)
      tellStopping(activity?.stopping)
    },
    end: () => {},
  }
}

/** All facts of an account that are printed, each under a key, so that each is printed once. */
function happenings(account: AccountStatus): [string, string][] {
  const who = `${account.accountId} ${account.name}`
  const steps = RUN_STEPS.filter((step) => account.steps[step].state !== 'todo').map(
    (step): [string, string] => [
      `${account.accountId} ${step}`,
      `${who} ${stepName(step)}: ${stepWord(account, step, AT_THE_SCREEN).word}`,
    ],
  )
  const regions = account.regions
    .filter((region) => regionStage(region) === 'ended')
    .map((region): [string, string] => {
      const { toCover, covered } = coverageOf([region])
      const word = regionStateWord(region, AT_THE_SCREEN).word
      const count = toCover === 0 ? '' : `, ${numberText(covered)} of ${plural(toCover, 'VPC')} covered`
      return [`${account.accountId} ${region.region}`, `${who} ${region.region}: ${word}${count}`]
    })
  return [...steps, ...regions]
}

function accountLine(account: AccountStatus, lastLine: string | undefined): string {
  const { word, tone } = accountStateWord(account, AT_THE_SCREEN)
  // Only a Region at work counts as left.
  const left = account.regions.filter((region) => regionStage(region) === 'atWork').length
  const regions =
    account.regions.length === 0
      ? ''
      : `${account.regions.length - left} of ${account.regions.length} Regions`
  const stack = account.steps.stack.state === 'running' ? (lastLine ?? '') : ''
  // Other accounts wait for the connector; these continue as soon as the person signs in.
  const last = account.steps.signIn.state === 'waiting' ? 'Sign in' : stack
  const columns = [account.accountId, account.name.slice(0, NAME).padEnd(NAME), regions.padEnd(18), last]
  const room = Math.max(20, (process.stderr.columns ?? 80) - STATE - 4)
  return `${toned(tone, word.padEnd(STATE))} ${columns.join(' ').slice(0, room).trimEnd()}`
}

function bar(fraction = 0): string {
  // A full bar says that all is done.
  const full = Math.floor(fraction * BAR)
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`
}
