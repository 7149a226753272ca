import { Option } from 'commander'
import { type LeaveOutPlace, leaveOutPlaceWords } from '../../../app/checklist/leaveOut.ts'
import { choicesFor, type VpcChoice, type VpcPlace } from '../../../app/checklist/vpcDecisions.ts'
import { type VpcState, vpcStateSchema } from '../../../app/checklist/vpcStatus.ts'
import { choiceWords } from '../../../app/checklist/vpcWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { uncapitalized } from '../../../app/text/capitalized.ts'
import { plural } from '../../../app/text/plural.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { accountIds, regionNames } from './arguments.ts'
import { choosePartsOf, type PartsOptions, partsOf } from './decideParts.ts'
import { addFileCommand, chosenAccounts, type FileOptions, openFor, type Program } from './fileCommand.ts'
import { type ListedAccounts, lookAgainWords, seenIn, vpcsWithIds } from './seenVpcs.ts'

interface DecideOptions extends FileOptions, PartsOptions {
  readonly allInState?: VpcState
  readonly leaveAsIs?: true
  readonly addOurs?: true
  readonly leaveOut?: true
  readonly takeBack?: true
  readonly wholeVpc?: true
  readonly region?: readonly string[]
  readonly account?: readonly string[]
}

/** The option for each choice, as commander names it. */
const CHOICE_OPTIONS = {
  leaveAsIs: '--leave-as-is',
  addOurs: '--add-ours',
  leaveOut: '--leave-out',
  takeBack: '--take-back',
  wholeVpc: '--whole-vpc',
} as const satisfies Record<VpcChoice, string>

/** States in which a decision can be made or taken back. */
const STATES = vpcStateSchema.exclude(['covered', 'shared']).options

export function addDecideCommand(program: Program): void {
  const command = addFileCommand(
    program,
    'decide',
    'decide what is monitored: leave VPCs, Regions or accounts out, and what to do about flow logs that differ; calls no AWS',
    decide,
  )
    .option('--vpc <id...>', 'these VPCs')
    .addOption(new Option('--all-in-state <state>', 'all VPCs in this state').choices(STATES))
    .option('--region <region...>', 'these Regions, with --leave-out or --take-back', regionNames)
    .option('--account <account...>', 'these whole accounts, with --leave-out or --take-back', accountIds)
    .option('--only <account...>', 'VPCs and Regions only in these accounts', accountIds)
    .option(
      '--only-subnets <id...>',
      'with one --vpc: flow logs on these subnets in the place of the whole VPC',
    )
    .option('--only-interfaces <id...>', 'the same, on these network interfaces')
    .option('--only-tag <key=value>', 'the same, on the network interfaces that have this tag at each look')
    .option('--reason <text>', 'why; the file and the report tell it. Needed for Regions and accounts')
  for (const choice of Object.keys(CHOICE_OPTIONS)) {
    if (isChoice(choice)) command.option(CHOICE_OPTIONS[choice], lowered(choiceWords(choice)))
  }
}

/** Writes the decision into the onboarding file. */
async function decide(client: ContractClient, options: DecideOptions, terminal: Terminal): Promise<number> {
  const monitor = partsOf(
    options,
    Object.keys(CHOICE_OPTIONS).some((each) => isChoice(each) && options[each]),
  )
  if (monitor !== undefined) return choosePartsOf(client, monitor, options, terminal)
  const choice = choiceOf(options)
  if (options.region !== undefined || options.account !== undefined) {
    return decideAboutPlaces(client, choice, options, terminal)
  }
  const onboarding = await openFor('work', client, options, terminal)
  const wanted = new Set(chosenAccounts(onboarding, options.only).map(({ accountId }) => accountId))
  const { accounts } = await client.checklist.get()
  const vpcs = placesOf(
    accounts.filter(({ accountId }) => wanted.has(accountId)),
    choice,
    options,
  )
  const { path } = await client.decide({ choice, vpcs: [...vpcs], reason: options.reason })
  if (options.json) terminal.json({ choice, vpcs, path })
  else {
    const { label, means } = choiceWords(choice)
    for (const { accountId, region, vpcId } of vpcs) terminal.out(`${accountId} ${region} ${vpcId}: ${label}`)
    terminal.out(means)
    terminal.out(`${plural(vpcs.length, 'decision')} written to ${path}.`)
    terminal.out('')
    terminal.out(lookAgainWords(options))
  }
  return EXIT.verified
}

/** Regions and whole accounts, which need not have been looked at. */
async function decideAboutPlaces(
  client: ContractClient,
  choice: VpcChoice,
  options: DecideOptions,
  terminal: Terminal,
): Promise<number> {
  const { region: regions = [], account: ids = [], vpc, allInState, reason, only } = options
  if (choice !== 'leaveOut' && choice !== 'takeBack') {
    throw new InvalidInputError(['Regions and accounts can be left out (--leave-out) or taken back only.'])
  }
  if (vpc !== undefined || allInState !== undefined) {
    throw new InvalidInputError(['Decide about VPCs, and about Regions or accounts, in two commands.'])
  }
  const onboarding = await openFor('work', client, options, terminal)
  const accounts = chosenAccounts(onboarding, only)
  const places: readonly LeaveOutPlace[] = [
    ...ids.map((accountId) => ({ accountId })),
    ...accounts.flatMap((account) =>
      regions
        // Without --only, a Region is taken back wherever it is left out.
        .filter((region) => choice === 'leaveOut' || only !== undefined || isLeftOut(account, region))
        .map((region) => ({ accountId: account.accountId, region })),
    ),
  ]
  if (places.length === 0) throw new InvalidInputError(['None of these Regions is left out.'])
  const { path } = await client.leaveOut({ choice, places: [...places], reason })
  if (options.json) terminal.json({ choice, places, path })
  else {
    const names = new Map(onboarding.accounts.map(({ accountId, name }) => [accountId, name]))
    const done = choice === 'leaveOut' ? 'left out' : 'monitored again'
    for (const place of places) {
      const { accountId, region } = place
      terminal.out(`${leaveOutPlaceWords(names.get(accountId) ?? accountId, region)}: ${done}`)
    }
    terminal.out(`${plural(places.length, 'decision')} written to ${path}.`)
    terminal.out('')
    terminal.out(lookAgainWords(options))
  }
  return EXIT.verified
}

function isLeftOut({ regionsLeftOut = [] }: Account, region: string): boolean {
  return regionsLeftOut.some((each) => each.region === region)
}

/** @throws InvalidInputError unless exactly one choice was made */
function choiceOf(options: DecideOptions): VpcChoice {
  const [choice, another] = Object.keys(CHOICE_OPTIONS)
    .filter(isChoice)
    .filter((each) => options[each])
  if (choice !== undefined && another === undefined) return choice
  throw new InvalidInputError([`Give exactly one of ${Object.values(CHOICE_OPTIONS).join(', ')}.`])
}

/** @throws InvalidInputError when a VPC was not seen, or none is meant */
function placesOf(
  accounts: ListedAccounts,
  choice: VpcChoice,
  { vpc: vpcIds, allInState }: DecideOptions,
): readonly VpcPlace[] {
  if ((vpcIds === undefined) === (allInState === undefined)) {
    throw new InvalidInputError([
      'Name VPCs with --vpc or all in a state with --all-in-state, Regions with --region, or accounts with --account.',
    ])
  }
  if (vpcIds !== undefined) return vpcsWithIds(accounts, vpcIds)
  const places = seenIn(accounts)
    .filter(({ vpc }) => vpc.state === allInState && choicesFor(vpc).includes(choice))
    .map(({ place }) => place)
  if (places.length === 0) {
    throw new InvalidInputError([
      `At the last look no VPC was in the state ${allInState} where that can be decided.`,
    ])
  }
  return places
}

function isChoice(name: string): name is VpcChoice {
  return name in CHOICE_OPTIONS
}

function lowered({ label }: { readonly label: string }): string {
  return uncapitalized(label)
}
