import type { AccountStatus } from '../../app/checklist/checklist.ts'
import { RUN_STEPS } from '../../app/checklist/ownSteps.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { flowLogDestinationOf, foreignValuesOf } from '../../app/onboarding/activeeyeAddresses.ts'
import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import {
  consentNeededWords,
  consentNext,
  isNamed,
  type NamedValues,
  toBeNamed,
  valuesToConsent,
  wronglyNamed,
  wronglyNamedWords,
} from '../../app/run/foreignConsent.ts'
import { planFor, templatesOf } from '../../app/run/plan.ts'
import {
  type AskedRun,
  isNothing,
  regionRemarks,
  runCounts,
  runQuestion,
  templateRemarks,
} from '../../app/run/runQuestion.ts'
import type { Consent } from '../../app/steps/step.ts'
import { EXIT } from './exitStatus.ts'
import { followToEnd } from './followToEnd.ts'
import { printForeign } from './printForeign.ts'
import { printPlan } from './printPlan.ts'
import { checklistFor } from './printWaves.ts'
import type { Who } from './signIn/sayWho.ts'
import { toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/** What is asked before a run creates anything, and what the options answer already. */

/** The consent that a person gave, or the exit status of a run that nobody consented to. */
export type Asked<T> =
  | { readonly ok: true; readonly given: T }
  | { readonly ok: false; readonly status: number }

/**
 * The names of the values that are not ActiveEye's: from the options, from what this computer keeps, or typed. Neither
 * `--yes` nor `--acknowledge-iam` answers for them. Calls nothing of AWS.
 */
export async function askForNames(
  client: ContractClient,
  onboarding: Onboarding,
  { named, skip }: { readonly named: NamedValues } & Pick<AskedRun, 'skip'>,
  terminal: Terminal,
): Promise<Asked<NamedValues>> {
  printForeign(foreignValuesOf(onboarding), terminal.err)
  const wrong = wronglyNamed(onboarding, named)
  if (wrong.length > 0) return refuse(wrong, EXIT.wrongInput, terminal)
  const needed = await client.consentNeeded()
  const open = valuesToConsent(onboarding, skip).filter(
    ({ what }) => needed.includes(what) && named[what] === undefined,
  )
  if (open.length === 0) return { ok: true, given: named }
  if (!terminal.interactive) {
    return refuse(
      [...open.map(consentNeededWords), `Nothing was created. ${consentNext(open)}`],
      EXIT.wrongInput,
      terminal,
    )
  }
  const typed: NamedValues = { ...named }
  for (const value of open) {
    terminal.err('', consentNeededWords(value))
    const what = value.what === 'bucket' ? "the bucket's name" : "the template's whole address"
    const answer = await terminal.prompt(`To consent, type ${what} (${toBeNamed(value)}): `)
    if (!isNamed(value, answer)) return refuse([wronglyNamedWords(value, answer)], EXIT.unfinished, terminal)
    typed[value.what] = answer
  }
  return { ok: true, given: typed }
}

interface RunAnswers extends AskedRun {
  readonly acknowledgeIam: boolean
  readonly yes: boolean
  readonly json: boolean
  readonly practice?: string | undefined
}

/**
 * Asks before anything is created, naming the bucket and the counts, after a look. `--acknowledge-iam` answers for a
 * terminal that can't ask; `--yes` besides, where the file limits the Regions. With both, nobody is asked.
 */
export async function askBeforeRun(
  client: ContractClient,
  onboarding: Onboarding,
  { accounts, who }: { readonly accounts: readonly Account[]; readonly who: Who },
  answers: RunAnswers,
  terminal: Terminal,
): Promise<Asked<Consent['iam']>> {
  const before = (await client.checklist.get()).accounts.filter(({ accountId }) =>
    accounts.some((account) => account.accountId === accountId),
  )
  const needsIam =
    !answers.skip?.includes('stack') && before.some(({ steps }) => steps.stack.state !== 'done')
  const iam = answers.acknowledgeIam ? 'any' : 'none'
  // Also those that the file leaves out, which are not among the accounts to work on.
  const inFile = onboarding.accounts.filter(({ accountId }) => answers.only?.includes(accountId) ?? true)
  const remarks = regionRemarks(inFile, answers.skip)
  if (!terminal.interactive) {
    if (needsIam && !answers.acknowledgeIam) {
      const reason =
        'The stack creates IAM resources, which needs your consent, and this terminal can’t ask for it. Add --acknowledge-iam, or --skip-stack.'
      return refuse([reason], EXIT.wrongInput, terminal)
    }
    if (!answers.yes && remarks.length > 0) {
      const reason = 'That is not the usual procedure, and this terminal can’t ask about it. Add --yes.'
      return refuse([...remarks, reason], EXIT.wrongInput, terminal)
    }
    if (answers.acknowledgeIam || answers.yes) return { ok: true, given: iam }
    if (!isDone(before, answers.skip)) {
      const reason = 'A run creates flow logs, and this terminal can’t ask first. Add --yes.'
      return refuse([reason], EXIT.wrongInput, terminal)
    }
  }
  if (answers.yes && (answers.acknowledgeIam || !needsIam)) return { ok: true, given: iam }
  return askAfterLook(client, onboarding, { accounts, who, remarks }, answers, terminal)
}

async function askAfterLook(
  client: ContractClient,
  onboarding: Onboarding,
  {
    accounts,
    who,
    remarks,
  }: { readonly accounts: readonly Account[]; readonly who: Who; readonly remarks: readonly string[] },
  answers: RunAnswers,
  terminal: Terminal,
): Promise<Asked<Consent['iam']>> {
  const { only, skip, acknowledgeIam, json } = answers
  const { checklist } = await followToEnd(
    client,
    { activity: 'plan', ...(only && { only: [...only] }) },
    who,
    terminal,
  )
  const plan = planFor(await client.plan(), only)
  const counts = runCounts(plan, answers)
  const given = acknowledgeIam ? 'any' : 'none'
  if (isNothing(counts)) return { ok: true, given }
  if (!terminal.interactive) {
    const reason = `${runQuestion(counts, flowLogDestinationOf(onboarding), skip)} This terminal can’t ask. Add --yes.`
    return refuse([reason], EXIT.unfinished, terminal)
  }
  printPlan(plan, checklistFor(checklist, only), json ? { ...terminal, out: terminal.err } : terminal)
  const [template, another] = counts.stacks > 0 ? templatesOf(plan) : []
  if (another !== undefined) {
    return refuse(
      ['The template changed while the app read it. Start the run again.'],
      EXIT.unfinished,
      terminal,
    )
  }
  for (const remark of templateRemarks(plan, answers)) terminal.err(toned('bad', remark))
  for (const remark of remarks) terminal.err(remark)
  const acknowledgement =
    template === undefined || acknowledgeIam
      ? ''
      : 'I acknowledge that AWS CloudFormation might create IAM resources. '
  await who.say(accounts)
  const question = runQuestion(counts, flowLogDestinationOf(onboarding), skip)
  if (!(await terminal.ask(`${acknowledgement}${question}`))) {
    return refuse(['Nothing was changed.'], EXIT.unfinished, terminal)
  }
  return {
    ok: true,
    given: template === undefined || acknowledgeIam ? given : { templateHash: template.hash },
  }
}

/** Everything that this run would do was verified by an earlier look, so that it may have nothing to create. */
function isDone(accounts: readonly AccountStatus[], skip: AskedRun['skip'] = []): boolean {
  const asked = RUN_STEPS.filter((step) => !skip.some((skipped) => skipped === step))
  return accounts.every(({ steps }) => asked.every((step) => steps[step].state === 'done'))
}

function refuse(
  reasons: readonly string[],
  status: number,
  terminal: Terminal,
): { readonly ok: false; readonly status: number } {
  terminal.err(...reasons)
  return { ok: false, status }
}
