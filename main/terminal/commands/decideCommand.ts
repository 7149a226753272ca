import { Option } from 'commander'
import { type VpcState, vpcStateSchema } from '../../../app/checklist/checklist.ts'
import { choicesFor, type VpcChoice, type VpcPlace } from '../../../app/checklist/vpcDecisions.ts'
import { choiceWords } from '../../../app/checklist/vpcWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { plural } from '../../../app/text/plural.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { accountIds } from './arguments.ts'
import { addFileCommand, chosenAccounts, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface DecideOptions extends FileOptions {
  readonly vpc?: readonly string[]
  readonly allInState?: VpcState
  readonly only?: readonly string[]
  readonly leaveAsIs?: true
  readonly addOurs?: true
  readonly leaveOut?: true
  readonly takeBack?: true
}

/** The option for each choice, as commander names it. */
const CHOICE_OPTIONS = {
  leaveAsIs: '--leave-as-is',
  addOurs: '--add-ours',
  leaveOut: '--leave-out',
  takeBack: '--take-back',
} as const satisfies Record<VpcChoice, string>

/** States in which a decision can be made or taken back. */
const STATES = vpcStateSchema.exclude(['covered', 'shared']).options

export function addDecideCommand(program: Program): void {
  const command = addFileCommand(
    program,
    'decide',
    'decide about VPCs that are not covered, without calling AWS; the next run does it',
    decide,
  )
    .option('--vpc <id...>', 'these VPCs')
    .addOption(new Option('--all-in-state <state>', 'all VPCs in this state').choices(STATES))
    .option('--only <account...>', 'only in these accounts', accountIds)
  for (const choice of Object.keys(CHOICE_OPTIONS)) {
    if (isChoice(choice)) command.option(CHOICE_OPTIONS[choice], lowered(choiceWords(choice)))
  }
}

/** Writes the decision into the onboarding file. */
async function decide(client: ContractClient, options: DecideOptions, terminal: Terminal): Promise<number> {
  const choice = choiceOf(options)
  const onboarding = await openFor('work', client, options, terminal)
  const wanted = new Set(chosenAccounts(onboarding, options.only).map(({ accountId }) => accountId))
  const { accounts } = await client.checklist.get()
  const vpcs = placesOf(
    accounts.filter(({ accountId }) => wanted.has(accountId)),
    choice,
    options,
  )
  const { path } = await client.decide({ choice, vpcs: [...vpcs] })
  if (options.json) terminal.json({ choice, vpcs, path })
  else {
    const { label, means } = choiceWords(choice)
    for (const { accountId, region, vpcId } of vpcs) terminal.out(`${accountId} ${region} ${vpcId}: ${label}`)
    terminal.out(means)
    terminal.out(`${plural(vpcs.length, 'decision')} written to ${path}.`)
    terminal.out('')
    terminal.out(`Next: plan with this file: it looks again, and shows what a run would do.`)
  }
  return EXIT.verified
}

/** @throws InvalidInputError unless exactly one choice was made */
function choiceOf(options: DecideOptions): VpcChoice {
  const [choice, another] = Object.keys(CHOICE_OPTIONS)
    .filter(isChoice)
    .filter((each) => options[each])
  if (choice !== undefined && another === undefined) return choice
  throw new InvalidInputError([`Give exactly one of ${Object.values(CHOICE_OPTIONS).join(', ')}.`])
}

type ListedAccounts = Awaited<ReturnType<ContractClient['checklist']['get']>>['accounts']

/** @throws InvalidInputError when a VPC was not seen, or none is meant */
function placesOf(
  accounts: ListedAccounts,
  choice: VpcChoice,
  { vpc: vpcIds, allInState }: DecideOptions,
): readonly VpcPlace[] {
  if ((vpcIds === undefined) === (allInState === undefined)) {
    throw new InvalidInputError(['Name VPCs with --vpc, or all in a state with --all-in-state.'])
  }
  const seen = accounts.flatMap(({ accountId, regions }) =>
    regions.flatMap(({ region, vpcs }) =>
      vpcs.map((vpc) => ({ place: { accountId, region, vpcId: vpc.vpcId }, vpc })),
    ),
  )
  if (vpcIds !== undefined) {
    const unknown = vpcIds.filter((id) => seen.every(({ vpc }) => vpc.vpcId !== id))
    if (unknown.length > 0) {
      throw new InvalidInputError(
        unknown.map((id) => `${id} was not seen at the last look. Look first, with plan.`),
      )
    }
    return seen.filter(({ vpc }) => vpcIds.includes(vpc.vpcId)).map(({ place }) => place)
  }
  const places = seen
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
  return label.charAt(0).toLowerCase() + label.slice(1)
}
