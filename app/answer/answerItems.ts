import { z } from 'zod'
import { flowLogsThatMayArrive } from '../checklist/arrival.ts'
import type { AccountStatus } from '../checklist/checklist.ts'
import { compareConnector, connectorHold, wantedConnector } from '../checklist/connectorStatus.ts'
import type { Facts } from '../checklist/facts.ts'
import { answerHeadSchema, remarkSchema, type Said, saidSchema } from '../checklist/said.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { deceivingName } from '../text/deceivingName.ts'
import { plural } from '../text/plural.ts'
import type { AnsweredAccount, AnswerFile } from './answerFile.ts'

/** What an answer says, one thing of one account each, compared with what is known: the same before and after its import. */

/**
 * - `new`: nothing newer is known; importing records it.
 * - `known`: this very answer was imported before.
 * - `older`: a newer answer said something else of it; importing changes nothing.
 */
const itemStateSchema = z.enum(['new', 'known', 'older'])

const answerItemSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  said: saidSchema,
  state: itemStateSchema,
  /** Of a connector: what of its values is not as it should be, and what to do. */
  differences: z.array(z.string()),
  /** Why it has less of an effect than it seems; a sentence. */
  remark: z.string().optional(),
})
export type AnswerItem = z.infer<typeof answerItemSchema>

export const readAnswerSchema = z.strictObject({
  customer: z.string(),
  ...answerHeadSchema.shape,
  text: remarkSchema.optional(),
  /** Whether the answer as a whole is the newest. */
  state: itemStateSchema,
  items: z.array(answerItemSchema),
  /** Names that are not what they look like; a sentence for each. */
  deceivingNames: z.array(z.string()),
})
export type ReadAnswer = z.infer<typeof readAnswerSchema>

/** @param accounts of the checklist. @param answer one that `answerRefusals` does not refuse */
export function readAnswerOf(
  answer: AnswerFile,
  onboarding: Pick<Onboarding, 'accounts'>,
  accounts: readonly AccountStatus[],
  facts: Facts,
): ReadAnswer {
  const { customer, answeredBy, answeredAt, reportAt, text } = answer
  const known = new Map(accounts.map((status) => [status.accountId, status]))
  const own = new Map(onboarding.accounts.map((account) => [account.accountId, account]))
  const items = answer.accounts.flatMap((answered): AnswerItem[] => {
    const [account, status] = [own.get(answered.accountId), known.get(answered.accountId)]
    if (account === undefined || status === undefined) return []
    return saidOf(answered, answer).map((said) => ({
      accountId: account.accountId,
      name: account.name,
      said,
      state: stateOf(answer, facts.accounts.get(account.accountId)?.said[said.about], ({ said: before }) =>
        isSame(before, said),
      ),
      differences: differencesIn(said, account, status, onboarding),
      ...remarkOn(said, status),
    }))
  })
  const names = new Set([answeredBy.name, answeredBy.contact ?? '', ...items.map(({ said }) => said.by)])
  return {
    customer,
    answeredBy,
    answeredAt,
    reportAt,
    ...(text !== undefined && { text }),
    state: stateOf(answer, facts.answer, (before) => before.text === text),
    items,
    deceivingNames: [...names].flatMap((name) => deceivingName(name) ?? []),
  }
}

/** In the order of the work. */
function saidOf(
  { allowed, connector, arrival, text }: AnsweredAccount,
  { answeredBy, answeredAt }: Pick<AnswerFile, 'answeredBy' | 'answeredAt'>,
): readonly Said[] {
  return [
    ...(allowed === undefined ? [] : [{ about: 'allowed' as const, ...allowed }]),
    ...(connector === undefined ? [] : [{ about: 'connector' as const, ...connector }]),
    ...(arrival === undefined ? [] : [{ about: 'arrival' as const, ...arrival }]),
    ...(text === undefined ? [] : [{ about: 'remark' as const, by: answeredBy.name, at: answeredAt, text }]),
  ]
}

function stateOf<E extends { readonly answeredAt: string }>(
  { answeredAt }: Pick<AnswerFile, 'answeredAt'>,
  known: E | undefined,
  isSameAs: (known: E) => boolean,
): AnswerItem['state'] {
  if (known === undefined || known.answeredAt < answeredAt) return 'new'
  if (known.answeredAt > answeredAt) return 'older'
  return isSameAs(known) ? 'known' : 'new'
}

/** Both went through the schema, so their keys have one order. */
function isSame(one: Said, other: Said): boolean {
  return JSON.stringify(saidSchema.parse(one)) === JSON.stringify(saidSchema.parse(other))
}

function differencesIn(
  said: Said,
  account: Account,
  status: AccountStatus,
  onboarding: Pick<Onboarding, 'accounts'>,
): string[] {
  if (said.about !== 'connector' || connectorHold(status) !== undefined) return []
  return compareConnector(account, wantedConnector(account, status.stack), said, onboarding).map(
    ({ problem: { message, next } }) => `${message} ${next}`,
  )
}

function remarkOn(said: Said, status: AccountStatus): { readonly remark?: string } {
  switch (said.about) {
    case 'connector': {
      const hold = connectorHold(status)
      return hold === undefined ? {} : { remark: `It can't be compared yet. ${hold.next}` }
    }
    case 'arrival': {
      const known = flowLogsThatMayArrive(status)
      const missing = said.flowLogIds.filter((flowLogId) => !known.includes(flowLogId)).length
      return missing === 0
        ? {}
        : {
            remark: `${plural(missing, 'flow log')} of it ${missing === 1 ? 'is' : 'are'} not known here, or not delivered, so it says nothing of what replaced ${missing === 1 ? 'it' : 'them'}.`,
          }
    }
    case 'allowed':
    case 'remark':
      return {}
  }
}
