import { bucketWords } from '../activeeye/foreignWords.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { Problem } from '../problems/problem.ts'
import { plural } from '../text/plural.ts'
import type { AccountFacts } from './facts.ts'
import type { SeenTarget, SeenVpc } from './vpcStatus.ts'

/**
 * What was seen while the onboarding file named another bucket. A VPC is covered by its flow log to the bucket of then,
 * which says nothing of the bucket of now: nothing of it may count, and the change has to be said.
 */

type VpcsSeen = AccountFacts['vpcs'][string]

/**
 * The facts as they are for this bucket: where a look was about another one, its flow logs go elsewhere, and what that
 * bucket refused is no fact of this one. The same object where nothing differs; always the same one for the same facts.
 * @param destination the bucket's ARN, as the onboarding file has it now
 */
export function factsFor(facts: AccountFacts, destination: string): AccountFacts {
  if (!Object.values(facts.vpcs).some((seen) => isOther(seen, destination))) return facts
  const known = conversions.get(facts)
  if (known?.destination === destination) return known.facts
  const result = convert(facts, destination)
  conversions.set(facts, { destination, facts: result })
  return result
}

const conversions = new WeakMap<
  AccountFacts,
  { readonly destination: string; readonly facts: AccountFacts }
>()
/** One for each event, since a step tells by the event whether there was another look. */
const elsewhereOf = new WeakMap<VpcsSeen, VpcsSeen>()

function convert(facts: AccountFacts, destination: string): AccountFacts {
  const { arrival: _, said, ...rest } = facts
  const { delivery: __, ...steps } = facts.steps
  const { connector, remark } = said
  const isOtherIn = (region: string) => isOther(facts.vpcs[region], destination)
  return {
    ...rest,
    steps,
    // That the earlier bucket accepts the account and gets its files is no fact of this one.
    said: { ...(connector && { connector }), ...(remark && { remark }) },
    vpcs: mapped(facts.vpcs, (seen) => (isOther(seen, destination) ? withElsewhere(seen) : seen)),
    regionStates: mapped(facts.regionStates, (state, region) => {
      const problems = state.problems.filter(({ kind }) => !ABOUT_THE_BUCKET.has(kind))
      if (!isOtherIn(region) || problems.length === state.problems.length) return state
      const { for: ___, ...others } = state
      return { ...others, problems, state: problems.length === 0 ? 'todo' : state.state }
    }),
  }
}

const ABOUT_THE_BUCKET: ReadonlySet<Problem['kind']> = new Set(['bucketNotReady', 'flowLogConflict'])

function isOther(seen: VpcsSeen | undefined, destination: string): seen is VpcsSeen {
  // Earlier versions did not write it down.
  return seen?.destination !== undefined && seen.destination !== destination
}

function withElsewhere(seen: VpcsSeen): VpcsSeen {
  const known = elsewhereOf.get(seen)
  if (known !== undefined) return known
  const result = { ...seen, vpcs: seen.vpcs.map(elsewhere) }
  elsewhereOf.set(seen, result)
  return result
}

/** The flow logs to the bucket of then are among those that go elsewhere. */
function elsewhere({ targets, ...vpc }: SeenVpc): SeenVpc {
  return { ...wholeElsewhere(vpc), ...(targets && { targets: targets.map(targetElsewhere) }) }
}

function targetElsewhere(target: SeenTarget): SeenTarget {
  if (!logged(target)) return target
  const { resourceId, name, madeByUs } = target
  return { resourceId, ...(name !== undefined && { name }), state: 'elsewhere', madeByUs }
}

function wholeElsewhere(vpc: SeenVpc): SeenVpc {
  if (!logged(vpc)) return vpc
  const { flowLogId, alsoToActiveEye = [], otherFlowLogIds = [], differs: _, parts: __, ...rest } = vpc
  const { delivery: ___, deliveryError: ____, ...named } = rest
  const others = [...(flowLogId === undefined ? [] : [flowLogId]), ...alsoToActiveEye, ...otherFlowLogIds]
  return others.length === 0
    ? { ...named, state: 'missing' }
    : { ...named, state: 'elsewhere', otherFlowLogIds: others.sort() }
}

/** It had a flow log to the bucket of then, as prescribed or not. */
function logged({ state }: Pick<SeenVpc, 'state'>): boolean {
  switch (state) {
    case 'covered':
    case 'failing':
    case 'otherTraffic':
    case 'otherFormat':
    case 'otherFolder':
    case 'partly':
      return true
    case 'missing':
    case 'elsewhere':
    case 'shared':
    case 'noTarget':
    case 'leftOut':
      return false
  }
}

/** Of a shared VPC, network interfaces of the account may have had one. */
function hadAny(vpc: SeenVpc): boolean {
  return logged(vpc) || (vpc.targets ?? []).some(logged)
}

/** The problem that the bucket was changed after flow logs to the earlier one were seen; one for each earlier bucket. */
export function destinationProblems(
  { accountId, name }: Account,
  facts: AccountFacts,
  destination: string,
): readonly Problem[] {
  const regions = new Set(facts.regions?.regions)
  const looks = Object.values(facts.vpcs).filter(
    (seen) => regions.has(seen.region) && isOther(seen, destination) && seen.vpcs.some(hadAny),
  )
  return [...Map.groupBy(looks, (seen) => seen.destination ?? '')].map(([earlier, seen]) => {
    const count = seen.flatMap(({ vpcs }) => vpcs.filter(hadAny)).length
    return {
      kind: 'destinationChanged',
      step: 'flowLogs',
      at:
        seen
          .map(({ at }) => at)
          .sort()
          .at(-1) ?? '',
      message: `In account ${name} (${accountId}), ${plural(count, 'VPC')} had a flow log to ${bucketWords(earlier)} at the last look. The onboarding file now says ${bucketWords(destination)}, so none of them counts as covered.`,
      next: 'If nobody meant to change the bucket, put the earlier one back into the onboarding file. If it was meant, run again: the run asks first. It creates a second flow log on each of these VPCs, and those to the earlier bucket stay.',
      retryable: false,
    }
  })
}

function mapped<V>(
  record: Readonly<Record<string, V>>,
  change: (value: V, key: string) => V,
): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]))
}
