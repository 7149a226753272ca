import { AwsFailure, type AwsFailureDetails } from '../../app/aws/awsFailure.ts'

export type Write =
  | 'ec2:CreateFlowLogs'
  | 'ec2:DeleteFlowLogs'
  | 'cloudformation:CreateStack'
  | 'cloudformation:DeleteStack'
export type Look =
  | 'sts:GetCallerIdentity'
  | 'ec2:DescribeRegions'
  | 'account:ListRegions'
  | 'ec2:DescribeVpcs'
  | 'ec2:DescribeFlowLogs'
  | 'ec2:DescribeSubnets'
  | 'ec2:DescribeNetworkInterfaces'
  | 's3:GetObject'
  | 'cloudformation:GetTemplateSummary'
  | 'cloudformation:GetTemplate'
  | 'cloudformation:DescribeStacks'
  | 'cloudformation:DescribeStackEvents'
  | 'cloudformation:DescribeEvents'
export type Action = Write | Look

export interface Call {
  readonly action: Action
  readonly region: string
  /** The idempotency token, with the writes that take one. */
  readonly token?: string
  /** The VPCs, flow logs or stack that it is about. */
  readonly about?: readonly string[]
  /** With DryRun: it writes nothing. */
  readonly dryRun?: true
}

export interface ScriptedFailure {
  readonly action: Action
  /** In every Region when left out. */
  readonly region?: string
  readonly details: Pick<AwsFailureDetails, 'reason'> & Partial<AwsFailureDetails>
  /** How often; always when left out. */
  readonly times?: number
  /** It was done all the same: only the answer got lost. */
  readonly done?: boolean
}

const WRITES: ReadonlySet<Action> = new Set<Write>([
  'ec2:CreateFlowLogs',
  'ec2:DeleteFlowLogs',
  'cloudformation:CreateStack',
  'cloudformation:DeleteStack',
])

function isWrite({ action, dryRun }: Call): boolean {
  return WRITES.has(action) && dryRun !== true
}

/** Everything that was asked of the fake AWS, and what it has been told to refuse. */
export interface FakeCalls {
  readonly made: readonly Call[]
  writes(): readonly Call[]
  countOf(action: Action, region?: string): number
  /** From now on, until it has happened as often as it says. */
  fail(failure: ScriptedFailure): void
  /** From now on, such a call is never answered: it ends only with its signal. In every Region when left out. */
  silence(action: Action, region?: string): void
  /** Throws when a write is not allowed; called before anything is done. */
  beforeWrite: (call: Call) => void
  /** What `beforeWrite` threw: a step may have turned it into a problem. */
  readonly violations: readonly string[]
  answer<T>(call: Call, effect: () => T, signal?: AbortSignal): Promise<T>
}

export function fakeCalls(): FakeCalls {
  const made: Call[] = []
  const violations: string[] = []
  const failures: { readonly script: ScriptedFailure; left: number }[] = []

  const silent: { readonly action: Action; readonly region: string | undefined }[] = []
  const isSilent = (call: Call) =>
    silent.some(({ action, region }) => action === call.action && (region ?? call.region) === call.region)

  function nextFailure({ action, region }: Call): ScriptedFailure | undefined {
    const failure = failures.find(
      ({ script, left }) => left > 0 && script.action === action && (script.region ?? region) === region,
    )
    if (failure !== undefined) failure.left -= 1
    return failure?.script
  }

  const calls: FakeCalls = {
    made,
    violations,
    writes: () => made.filter(isWrite),
    countOf: (action, region) =>
      made.filter((call) => call.action === action && (region ?? call.region) === call.region).length,
    fail: (script) => failures.push({ script, left: script.times ?? Number.POSITIVE_INFINITY }),
    beforeWrite: () => {},
    silence: (action, region) => void silent.push({ action, region }),
    async answer(call, effect, signal) {
      signal?.throwIfAborted()
      made.push(call)
      if (isWrite(call)) {
        try {
          calls.beforeWrite(call)
        } catch (error) {
          violations.push(String(error))
          throw error
        }
      }
      await Promise.resolve()
      if (isSilent(call)) return unanswered(signal)
      const failure = nextFailure(call)
      if (failure === undefined) return effect()
      if (failure.done) effect()
      throw new AwsFailure({
        action: call.action,
        code: 'Scripted',
        message: 'As the test has it.',
        ...failure.details,
      })
    },
  }
  return calls
}

function unanswered(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason)
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

/** An answer of AWS that only the step can judge, by its code. */
export function refuse(action: Action, code: string, message = `${code}.`): AwsFailure {
  return new AwsFailure({ action, reason: 'refused', code, message, requestId: 'req-refused' })
}
