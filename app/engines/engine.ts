import { ENGINE_TAG, type Engine, engineTagValue } from '../activeeye/engines.ts'
import type { Access } from '../onboarding/access.ts'

/**
 * Handing an onboarding over to an engine that the customer runs already. A format is two pure functions of one input;
 * `engineFormats.ts` lists the formats, `handoverFolder.ts` makes the folder with its README.md.
 *
 * Every engine covers what a run of this app would, and nothing else: each VPC that belongs to the account, that has no
 * flow log to the bucket of whatever kind, and that nobody left out. A VPC whose flow log to the bucket is of another
 * kind (other traffic, another format, a folder, its subnets only) gets no second one, because its traffic would be
 * delivered twice; only a person's decision (`besideOther`) adds one.
 */

/** One file of a folder that is handed over. */
export interface EngineFile {
  /** Within the folder, with `/`; safe on every file system. */
  readonly path: string
  /** Ends with a line break. */
  readonly text: string
  readonly executable?: boolean
}

/** What an engine's files are made from. Nothing in it is secret; everything in it may have been written by a stranger. */
export interface EngineInput {
  readonly onboardingId: string
  /** The customer's name. */
  readonly customer: string
  /** Those that are for ActiveEye, in the file's order. */
  readonly accounts: readonly EngineAccount[]
  /** Accounts that a person left out. */
  readonly accountsLeftOut: readonly { readonly accountId: string; readonly name: string }[]
  /** The bucket's ARN. */
  readonly destination: string
  readonly trafficType: 'ALL'
  /** Seconds. */
  readonly maxAggregationInterval: 60 | 600
  /** The customer's own tags; {@link flowLogTags} gives all tags of a flow log. */
  readonly customerTags: Readonly<Record<string, string>>
  readonly templateUrl: string
  readonly stackName: string
  /** The practice cloud that the accounts are of: they do not exist in AWS. */
  readonly practice?: string | undefined
}

export interface EngineAccount {
  readonly accountId: string
  readonly name: string
  readonly externalId: string
  /** How the app signs in; it may be `notChosen`. */
  readonly access: Access
  readonly stackRegion: string
  /** The stack, if a look saw one; which account made it, its tag says. */
  readonly stack?: { readonly stackId: string; readonly region: string; readonly madeByUs: boolean }
  /** `enabled`: every Region that the account has enabled; else these. Without those that are left out. */
  readonly regions: 'enabled' | readonly string[]
  /** Regions that a person left out. */
  readonly regionsLeftOut: readonly string[]
  /** The Regions to cover as the last look saw them; empty when there was none. */
  readonly seen: readonly EngineRegion[]
  /** VPCs of which an engine must make no flow log although it may see none, by ID, each in its Region. */
  readonly vpcsLeftAlone: readonly EngineVpcLeftAlone[]
}

/** One that a person left out or accepted as it is, or of which only subnets or interfaces are covered. */
export interface EngineVpcLeftAlone {
  readonly region: string
  readonly vpcId: string
  /** What a person chose of it in the place of the whole: "2 subnets". This app covers those. */
  readonly onlyParts?: string
}

export interface EngineRegion {
  readonly region: string
  /** Of the account itself: those that another account shares with it are that account's. */
  readonly vpcs: readonly EngineVpc[]
}

/**
 * - `create`: it gets a flow log.
 * - `keep`: it has the prescribed flow log, `flowLogId`.
 * - `leaveAlone`: it gets none: left out, or covered in another way. `flowLogId` is that other one, if there is one.
 */
export interface EngineVpc {
  readonly vpcId: string
  /** Its tag Name, when it has one. */
  readonly name?: string
  readonly action: 'create' | 'keep' | 'leaveAlone'
  readonly flowLogId?: string
  /** With `create`: a person decided that it gets the prescribed flow log beside another one to the bucket. */
  readonly besideOther?: boolean
  /** With `keep`: the run of this app made it. */
  readonly madeByUs?: boolean
}

/** What README.md says of an engine. Commands are run in the folder, one after the other. */
export interface EngineGuide {
  /** Sentences: programs with their versions, permissions, what must be there already. */
  readonly needs: readonly string[]
  readonly steps: readonly EngineStep[]
  /** Sentences: beside what AWS charges for the flow logs themselves, which is said anyway. */
  readonly costs: readonly string[]
  readonly undo: readonly EngineStep[]
  /** Sentences: where it differs from a run of this app, and what it can't do. */
  readonly limits: readonly string[]
  /** The engine creates the stack, too; with others it stays with this app. */
  readonly createsStack?: true
}

export interface EngineStep {
  /** A sentence: what happens. */
  readonly does: string
  /** Lines of a shell; none where a person acts. */
  readonly commands: readonly string[]
}

/** One engine: its files, and what README.md says of them. */
export interface EngineFormat {
  readonly engine: Engine
  /** Without README.md. */
  files(input: EngineInput): readonly EngineFile[]
  guide(input: EngineInput): EngineGuide
  /** Why no folder can be made from this input, and what to do: sentences; `undefined` when one can. */
  refusal?(input: EngineInput): string | undefined
}

/** All tags of a flow log that this engine makes; by its own the app recognises it. At most 50. */
export function flowLogTags(
  { customerTags, onboardingId }: Pick<EngineInput, 'customerTags' | 'onboardingId'>,
  engine: Engine,
): Readonly<Record<string, string>> {
  return { ...customerTags, [ENGINE_TAG]: engineTagValue(engine, onboardingId) }
}
