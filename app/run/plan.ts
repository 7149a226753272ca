import { z } from 'zod'
import { STACK_NAME } from '../activeeye/prescribed.ts'
import { isUncovered, leftAloneReason, leftAloneReasonSchema, leftOutBy } from '../checklist/coverage.ts'
import { isDead } from '../checklist/deadStack.ts'
import { type AccountFacts, type Facts, NO_ACCOUNT_FACTS } from '../checklist/facts.ts'
import { factsFor } from '../checklist/otherDestination.ts'
import { type Template, templateSchema } from '../checklist/seenTemplate.ts'
import { stackMismatch } from '../checklist/standingStack.ts'
import { targetsOf } from '../checklist/targets.ts'
import { type DecidedVpc, vpcsOf } from '../checklist/vpcDecisions.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'

/** What a run would change, according to the last look. */

const leftAloneSchema = z.strictObject({
  vpcId: z.string(),
  why: leftAloneReasonSchema,
})

const regionPlanSchema = z.strictObject({
  region: z.string(),
  /** VPCs that get a flow log, or the subnets and network interfaces that were chosen in their place. */
  create: z.array(z.string()),
  leftAlone: z.array(leftAloneSchema),
  /** Flow logs that go elsewhere: they stay as they are. */
  otherFlowLogIds: z.array(z.string()),
  /** Of those, by ID: AWS's LogDestinationType where it is not `s3`. */
  otherDestinationTypes: z.record(z.string(), z.string()).optional(),
})

const accountPlanSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  stack: z.strictObject({
    /** `unknown`: the look failed; the account's problems say why. */
    action: z.enum(['create', 'follow', 'replace', 'none', 'blocked', 'unknown']),
    stackName: z.string(),
    region: z.string(),
    /** With `replace`: the status that it is in. */
    status: z.string().optional(),
    /** With `create` and `replace`. */
    template: templateSchema.optional(),
  }),
  regions: z.array(regionPlanSchema),
})
export type AccountPlan = z.infer<typeof accountPlanSchema>

export const planSchema = z.strictObject({
  version: z.literal(1),
  /** The bucket's ARN. */
  flowLogDestination: z.string(),
  /** The customer's own tags, on what is created; left out where there are none. */
  tags: z.record(z.string(), z.string()).optional(),
  totals: z.strictObject({ stacks: z.number(), flowLogs: z.number() }),
  accounts: z.array(accountPlanSchema),
})
export type Plan = z.infer<typeof planSchema>

/** Call after a look at everything. */
export function planOf(onboarding: Onboarding, facts: Facts): Plan {
  const destination = flowLogDestinationOf(onboarding)
  const monitored = onboarding.accounts.filter((account) => leftOutBy(account) === undefined)
  const accounts = monitored.map((account) =>
    planOfAccount(account, factsFor(facts.accounts.get(account.accountId) ?? NO_ACCOUNT_FACTS, destination)),
  )
  return {
    version: 1,
    flowLogDestination: destination,
    ...(onboarding.tags && { tags: onboarding.tags }),
    totals: totalsOf(accounts),
    accounts,
  }
}

/** The same for some of its accounts. @param only account IDs; all when left out */
export function planFor(plan: Plan, only: readonly string[] | undefined): Plan {
  if (only === undefined) return plan
  const ids = new Set(only)
  const accounts = plan.accounts.filter(({ accountId }) => ids.has(accountId))
  return { ...plan, totals: totalsOf(accounts), accounts }
}

function totalsOf(accounts: readonly AccountPlan[]): Plan['totals'] {
  return {
    stacks: accounts.filter(({ stack }) => createsStack(stack.action, true)).length,
    flowLogs: accounts.flatMap(({ regions }) => regions.flatMap(({ create }) => create)).length,
  }
}

/**
 * The distinct templates, by hash, that the stacks would be created from. There is more than one only when ActiveEye
 * changed the template during the look.
 */
export function templatesOf({ accounts }: Pick<Plan, 'accounts'>): readonly Template[] {
  const templates = new Map(
    accounts.flatMap(({ stack: { template } }) => (template ? [[template.hash, template]] : [])),
  )
  return [...templates.values()]
}

/** @param replaces a stack that can only be deleted may be deleted and created again */
export function createsStack(action: AccountPlan['stack']['action'], replaces: boolean): boolean {
  return action === 'create' || (action === 'replace' && replaces)
}

function planOfAccount(account: Account, facts: AccountFacts): AccountPlan {
  const action = stackAction(account, facts)
  const template = facts.template?.template
  return {
    accountId: account.accountId,
    name: account.name,
    stack: {
      action,
      stackName: STACK_NAME,
      region: account.stackRegion,
      ...(action === 'replace' && { status: facts.stack?.stack?.status }),
      ...(createsStack(action, true) && template && { template }),
    },
    regions: (isLookFailed(facts) ? [] : (facts.regions?.regions ?? [])).flatMap((region) => {
      const vpcs = vpcsOf(account, facts, region)
      if (vpcs.length === 0 || leftOutBy(account, region) !== undefined) return []
      return [
        {
          region,
          create: vpcs
            .flatMap(targetsOf)
            .filter(isUncovered)
            .map(({ resourceId }) => resourceId),
          leftAlone: vpcs.flatMap((vpc) => {
            const why = leftAloneReason(vpc)
            return why === undefined ? [] : [{ vpcId: vpc.vpcId, why }]
          }),
          otherFlowLogIds: vpcs.flatMap((vpc) => vpc.otherFlowLogIds ?? []),
          ...otherDestinationTypes(vpcs),
        },
      ]
    }),
  }
}

function otherDestinationTypes(
  vpcs: readonly DecidedVpc[],
): Pick<z.infer<typeof regionPlanSchema>, 'otherDestinationTypes'> {
  const types = vpcs.flatMap((vpc) => Object.entries(vpc.otherDestinationTypes ?? {}))
  return types.length === 0 ? {} : { otherDestinationTypes: Object.fromEntries(types) }
}

/** The last look did not get into the account: what an earlier one saw is no plan. */
function isLookFailed({ steps: { signIn } }: AccountFacts): boolean {
  return signIn?.state === 'failed' || signIn?.state === 'waiting'
}

function stackAction(account: Account, facts: AccountFacts): AccountPlan['stack']['action'] {
  const step = facts.steps.stack
  const stack = facts.stack?.stack
  if (step === undefined || facts.stack === undefined || isLookFailed(facts)) return 'unknown'
  if (step.state === 'done') {
    // The file may have been edited since the look.
    return stack !== undefined && stackMismatch(account, stack) !== undefined ? 'blocked' : 'none'
  }
  if (stack === undefined) return step.problems.length > 0 ? 'blocked' : 'create'
  if (isDead(stack.status)) return 'replace'
  return stack.status.endsWith('_IN_PROGRESS') ? 'follow' : 'blocked'
}
