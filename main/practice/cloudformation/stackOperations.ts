import { uuidOf } from '../ids.ts'
import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { listOf, structuresOf, tagsOf } from '../wire/parameters.ts'
import { WireError } from '../wire/wireError.ts'
import type { StackRecord } from '../world.ts'
import {
  constraintFailed,
  isDeleted,
  lookUpStack,
  stacksHere,
  statusOf,
  validationError,
} from './findStack.ts'
import { findTemplate } from './getTemplateSummary.ts'
import { operationId } from './stackHistory.ts'
import { capabilitiesOf, roleNameOf, type StackTemplate } from './stackTemplate.ts'
import { templateText } from './templateText.ts'

/** Creates a stack. Its outcome is decided here; its events show the outcome over the stack's duration. */
export const createStack: SignedHandler = (call) => {
  const { parameters, world, caller, region } = call
  const name = parameters.get('StackName') ?? ''
  if (!/^[a-zA-Z][-a-zA-Z0-9]*$/.test(name)) {
    throw constraintFailed(
      `'${name}'`,
      'stackName',
      'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*',
    )
  }
  if (name.length > 128) throw tooLong(name, 'stackName', 128)
  const capabilities = listOf(parameters, 'Capabilities.member')
  if (capabilities.some((each) => !CAPABILITIES.includes(each))) {
    throw constraintFailed(
      `'[${capabilities.join(', ')}]'`,
      'capabilities',
      `Member must satisfy constraint: [Member must satisfy enum value set: [${CAPABILITIES.join(', ')}]]`,
    )
  }
  const tags = stackTags(call)
  const clientRequestToken = parameters.get('ClientRequestToken') ?? ''
  if (clientRequestToken !== '' && tokenKnown(call, clientRequestToken)) {
    throw new WireError('TokenAlreadyExistsException', 'A client request token already exists.')
  }
  if (lookUpStack(call, name) !== undefined) {
    throw new WireError('AlreadyExistsException', `Stack [${name}] already exists`)
  }
  const template = findTemplate(call)
  const given = parametersOf(call, template)
  requireCapability(template, capabilities)

  const stack: StackRecord = {
    stackId: `arn:aws:cloudformation:${region}:${caller.accountId}:stack/${name}/${uuidOf(world.scenario, 'stack', world.made)}`,
    accountId: caller.accountId,
    region,
    name,
    templateUrl: parameters.get('TemplateURL') ?? '',
    templateText: templateText(call.scenario.cloudFormation.createdFrom ?? template),
    parameters: given,
    capabilities,
    tags,
    clientRequestToken,
    outcome: roleIsTaken(call, template) ? 'roleExists' : 'complete',
    onFailure: onFailureOf(call),
    terminationProtection: parameters.get('EnableTerminationProtection') === 'true',
    createdAt: call.now,
    durationMs: call.scenario.cloudFormation.stackMs,
  }
  return {
    answer: { StackId: stack.stackId, OperationId: operationId(stack, 'CREATE_STACK') },
    world: { ...world, made: world.made + 1, stacks: [...world.stacks, stack] },
  }
}

const CAPABILITIES: readonly string[] = ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND', 'CAPABILITY_IAM']

function tooLong(value: string, at: string, most: number): WireError {
  return constraintFailed(`'${value}'`, at, `Member must have length less than or equal to ${most}`)
}

/** The limits of https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Tag.html */
function stackTags({ parameters }: SignedCall): Readonly<Record<string, string>> {
  const tags = tagsOf(parameters, 'Tags.member')
  const keys = Object.keys(tags)
  for (const [index, [key, value]] of Object.entries(tags).entries()) {
    const at = `tags.${index + 1}.member`
    if (key === '')
      throw constraintFailed("''", `${at}.key`, 'Member must have length greater than or equal to 1')
    if (key.length > 128) throw tooLong(key, `${at}.key`, 128)
    if (value.length > 256) throw tooLong(value, `${at}.value`, 256)
  }
  if (keys.some((key) => /^aws:/i.test(key))) {
    throw validationError('aws: prefixed tag key names are not allowed for external use.')
  }
  if (keys.length > 50) {
    throw validationError(
      "1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50",
    )
  }
  return tags
}

/** Deletes a stack. Succeeds without effect if the stack does not exist or is being deleted. */
export const deleteStack: SignedHandler = (call) => {
  const { parameters, world, now } = call
  const stack = lookUpStack(call, parameters.get('StackName') ?? '')
  if (stack === undefined) return { answer: {} }
  if (stack.terminationProtection) {
    throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`)
  }
  const { status } = statusOf(call, stack)
  if (status === 'DELETE_COMPLETE' || status === 'DELETE_IN_PROGRESS') return { answer: {} }
  const deletion = { at: now, clientRequestToken: parameters.get('ClientRequestToken') ?? '' }
  return {
    answer: {},
    world: {
      ...world,
      stacks: world.stacks.map((other) => (other === stack ? { ...stack, deletion } : other)),
    },
  }
}

function tokenKnown(call: SignedCall, token: string): boolean {
  return stacksHere(call).some(
    (stack) => stack.clientRequestToken === token || stack.deletion?.clientRequestToken === token,
  )
}

function parametersOf(call: SignedCall, template: StackTemplate): Readonly<Record<string, string>> {
  const given = new Map(
    structuresOf(call.parameters, 'Parameters.member').map((parameter) => [
      parameter.get('ParameterKey') ?? '',
      parameter.get('ParameterValue') ?? '',
    ]),
  )
  const unknown = [...given.keys()].filter((key) => template.Parameters[key] === undefined)
  if (unknown.length > 0)
    throw validationError(`Parameters: [${unknown.join(', ')}] do not exist in the template`)
  const all = Object.entries(template.Parameters).map(
    ([key, { Default }]) => [key, given.get(key) ?? Default] as const,
  )
  const missing = all.filter(([, value]) => value === undefined).map(([key]) => key)
  if (missing.length > 0) throw validationError(`Parameters: [${missing.join(', ')}] must have values`)
  return Object.fromEntries(
    all.map(([key, value = '']) => {
      const { AllowedPattern, ConstraintDescription } = template.Parameters[key] ?? {}
      if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) {
        throw validationError(
          `Parameter '${key}' must match pattern ${AllowedPattern}${ConstraintDescription === undefined ? '' : `: ${ConstraintDescription}`}`,
        )
      }
      return [key, value]
    }),
  )
}

function requireCapability(template: StackTemplate, given: readonly string[]): void {
  const { capability } = capabilitiesOf(template)
  const enough =
    capability === undefined ||
    given.includes('CAPABILITY_NAMED_IAM') ||
    (capability === 'CAPABILITY_IAM' && given.includes('CAPABILITY_IAM'))
  if (enough) return
  throw new WireError('InsufficientCapabilitiesException', `Requires capabilities : [${capability}]`)
}

/** Whether the role exists, by the scenario or from a stack in another Region: IAM is global in an account. */
function roleIsTaken(call: SignedCall, template: StackTemplate): boolean {
  const ours = call.world.stacks.filter(({ accountId }) => accountId === call.caller.accountId)
  const rule = call.scenario.cloudFormation.roleConflicts.find(
    ({ accountId }) => accountId === call.caller.accountId,
  )
  const failed = ours.filter(({ outcome }) => outcome === 'roleExists').length
  if (rule !== undefined && failed < (rule.stacks ?? Number.POSITIVE_INFINITY)) return true
  return (
    roleNameOf(template) !== undefined &&
    ours.some(
      (stack) => stack.outcome === 'complete' && !isDeleted(call, stack) && sameRole(call, stack, template),
    )
  )
}

function sameRole(call: SignedCall, stack: StackRecord, template: StackTemplate): boolean {
  const other = call.scenario.cloudFormation.templates[stack.templateUrl]
  return other !== undefined && roleNameOf(other) === roleNameOf(template)
}

function onFailureOf(call: SignedCall): StackRecord['onFailure'] {
  const onFailure = call.parameters.get('OnFailure')
  if (call.parameters.get('DisableRollback') === 'true') {
    if (onFailure !== undefined) {
      throw validationError('You may not specify both DisableRollback and OnFailure.')
    }
    return 'DO_NOTHING'
  }
  switch (onFailure) {
    case 'DELETE':
    case 'DO_NOTHING':
      return onFailure
    default:
      return 'ROLLBACK'
  }
}
