import { PARTS_MEAN, partsChoiceWords } from '../../../app/checklist/targetWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { parseTypedParts } from '../../../app/onboarding/typedParts.ts'
import type { PartsChoice } from '../../../app/onboarding/vpcTargets.ts'
import { InvalidInputError, valueOrInvalidInput } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { chosenAccounts, type FileOptions, openFor } from './fileCommand.ts'
import { lookAgainWords, vpcsWithIds } from './seenVpcs.ts'

/** The options of `decide` that choose parts of a VPC. */
export interface PartsOptions extends FileOptions {
  readonly dataDir?: string
  readonly vpc?: readonly string[]
  readonly only?: readonly string[]
  readonly onlySubnets?: readonly string[]
  readonly onlyInterfaces?: readonly string[]
  readonly onlyTag?: string
  readonly reason?: string
}

/** What of a VPC is monitored in the place of the whole. @throws InvalidInputError unless that is the only choice */
export function partsOf(
  { onlySubnets, onlyInterfaces, onlyTag }: PartsOptions,
  hasDecision: boolean,
): PartsChoice | undefined {
  const given = [
    ...(onlySubnets ? [parseTypedParts('subnets', onlySubnets.join(' '))] : []),
    ...(onlyInterfaces ? [parseTypedParts('interfaces', onlyInterfaces.join(' '))] : []),
    ...(onlyTag === undefined ? [] : [parseTypedParts('interfacesWithTag', onlyTag)]),
  ]
  const [first, another] = given
  if (first === undefined) return undefined
  if (another !== undefined || hasDecision) {
    throw new InvalidInputError([
      'Choose one thing: subnets, network interfaces, a tag, or a decision about the whole VPC.',
    ])
  }
  return valueOrInvalidInput(first)
}

/** Writes the choice into the onboarding file. */
export async function choosePartsOf(
  client: ContractClient,
  monitor: PartsChoice,
  options: PartsOptions,
  terminal: Terminal,
): Promise<number> {
  const onboarding = await openFor('work', client, options, terminal)
  const wanted = new Set(chosenAccounts(onboarding, options.only).map(({ accountId }) => accountId))
  const { accounts } = await client.checklist.get()
  const own = accounts.filter(({ accountId }) => wanted.has(accountId))
  const [vpc, another] = options.vpc === undefined ? [] : vpcsWithIds(own, options.vpc)
  if (vpc === undefined || another !== undefined) {
    throw new InvalidInputError([
      'Name one VPC with --vpc. One that several accounts see needs --only with one of them, too.',
    ])
  }
  const { path } = await client.chooseParts({ vpc, monitor, reason: options.reason })
  if (options.json) terminal.json({ vpc, monitor, path })
  else {
    const { accountId, region, vpcId } = vpc
    terminal.out(`${accountId} ${region} ${vpcId}: only ${partsChoiceWords(monitor)}`)
    terminal.out(PARTS_MEAN)
    terminal.out(`The choice was written to ${path}.`)
    terminal.out('')
    terminal.out(lookAgainWords(options))
  }
  return EXIT.verified
}
