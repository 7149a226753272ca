import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account'
import { DescribeRegionsCommand } from '@aws-sdk/client-ec2'
import type { Region } from '../../app/aws/awsAccount.ts'
import { isDenied } from '../../app/aws/awsFailure.ts'
import { isAlwaysEnabled, partitionOfRegion } from '../../app/aws/partition.ts'
import { ForeignAnswerError } from '../failures/foreignAnswerError.ts'
import { type Clients, clientKind, type Signer } from './clients.ts'
import { EC2 } from './ec2.ts'
import { everyPage, pageInput } from './everyPage.ts'
import { member } from './ownAnswer.ts'

const ACCOUNT = clientKind('Account', (config) => new AccountClient(config))

/**
 * As {@link describeRegions}, from the Region of the stack where every account has that, else from the one where STS has
 * taken the credentials: the other may not exist, or not be enabled.
 */
export async function regionsOfAccount(
  clients: Clients,
  stackRegion: string,
  signer: Signer & { readonly sts: { region(): Promise<string> } },
  signal: AbortSignal,
): Promise<readonly Region[]> {
  const isSafe = partitionOfRegion(stackRegion) === 'aws' && isAlwaysEnabled(stackRegion)
  const from = isSafe ? stackRegion : await signer.sts.region()
  try {
    return await describeRegions(clients, from, signer, signal)
  } catch (failure) {
    // A policy may allow the stack's Region only.
    if (from === stackRegion || !isDenied(failure)) throw failure
    return describeRegions(clients, stackRegion, signer, signal)
  }
}

/**
 * All Regions of the partition, the ones that the account has not enabled included. From EC2, or from Account Management
 * where a policy denies EC2.
 */
async function describeRegions(
  clients: Clients,
  from: string,
  signer: Signer,
  signal: AbortSignal,
): Promise<readonly Region[]> {
  try {
    return await ec2Regions(clients, from, signer, signal)
  } catch (denied) {
    if (!isDenied(denied)) throw denied
    // The first failure names the permission that is missing, so it is the one to report.
    return accountRegions(clients, from, signer, signal).catch(() => {
      signal.throwIfAborted()
      throw denied
    })
  }
}

/** EC2 DescribeRegions, which has no pages. */
export function ec2Regions(
  clients: Clients,
  from: string,
  signer: Signer,
  signal: AbortSignal,
): Promise<readonly Region[]> {
  const ec2 = clients.client(EC2, from, signer)
  return ec2.calls.look('ec2:DescribeRegions', signal, async (options) => {
    const answer = await (await ec2.client()).send(new DescribeRegionsCommand({ AllRegions: true }), options)
    return someRegions(member(answer, 'Regions')).flatMap(({ RegionName, OptInStatus }) =>
      RegionName === undefined ? [] : [{ name: RegionName, enabled: OptInStatus !== 'not-opted-in' }],
    )
  })
}

/** Account Management ListRegions. A Region that is still being enabled does not accept calls yet. */
export function accountRegions(
  clients: Clients,
  from: string,
  signer: Signer,
  signal: AbortSignal,
): Promise<readonly Region[]> {
  const { calls, client } = clients.client(ACCOUNT, from, signer)
  return everyPage((token) =>
    calls.look('account:ListRegions', signal, async (options) => {
      const page = await (await client()).send(new ListRegionsCommand(pageInput(token)), options)
      const items = member(page, 'Regions').flatMap(({ RegionName, RegionOptStatus }) =>
        RegionName === undefined
          ? []
          : [
              {
                name: RegionName,
                enabled: RegionOptStatus === 'ENABLED' || RegionOptStatus === 'ENABLED_BY_DEFAULT',
              },
            ],
      )
      return { items, nextToken: page.NextToken }
    }),
  )
}

/** Every account has Regions: an answer without any is not AWS's. */
function someRegions<Region>(regions: readonly Region[]): readonly Region[] {
  if (regions.length === 0) throw new ForeignAnswerError('it names no Region')
  return regions
}
