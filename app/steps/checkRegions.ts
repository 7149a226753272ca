import type { Region } from '../aws/awsAccount.ts'
import { homeRegion, isAlwaysEnabled, partitionOfRegion } from '../aws/partition.ts'
import { ProblemError } from '../problems/problem.ts'
import { signIn } from './signInStep.ts'
import { placeOf, type StepContext, type StepResult } from './step.ts'

/** Signs in, and compares the Regions that the file names with the account's own before anything else is done. */
export async function signInAndCheckRegions(context: StepContext): Promise<StepResult> {
  const result = await signIn(context)
  const { regions, stackRegion } = context.account
  const named = [stackRegion, ...(regions === 'enabled' ? [] : regions)]
  if (named.every(hasEveryAccount)) return result
  const known = await listed(context)
  if (known === undefined) return result
  for (const name of named) findRegion(context, known, name)
  if (!findRegion(context, known, stackRegion).enabled) throw stackRegionNotEnabled(context)
  return result
}

function hasEveryAccount(region: string): boolean {
  return partitionOfRegion(region) === 'aws' && isAlwaysEnabled(region)
}

/** The steps that need the list say why there is none. */
async function listed({ aws, signal }: StepContext): Promise<readonly Region[] | undefined> {
  try {
    return await aws.describeRegions(signal)
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

/** The Region of this name; throws a ProblemError when the account has none. */
export function findRegion({ account }: StepContext, known: readonly Region[], name: string): Region {
  const region = known.find((candidate) => candidate.name === name)
  if (region !== undefined) return region
  const setting = name === account.stackRegion ? 'stackRegion' : '"regions"'
  throw new ProblemError({
    kind: 'invalidInput',
    message: `AWS knows no Region ${name} for ${placeOf(account)}. Nothing was done.`,
    next: `Correct ${setting} of this account in the onboarding file, then run again.`,
    retryable: false,
  })
}

function stackRegionNotEnabled({ account }: StepContext): ProblemError {
  const { stackRegion } = account
  return new ProblemError({
    kind: 'regionNotEnabled',
    message: `The onboarding file puts the stack of ${placeOf(account)} into ${stackRegion}, but the account has not enabled that Region. Nothing was done.`,
    next: `Enable the Region in the account settings, or set stackRegion of this account to one that it has, such as ${homeRegion(partitionOfRegion(stackRegion))}, then run again.`,
    retryable: false,
  })
}
