import type { SignedHandler } from '../call.ts'
import { lookUpStack, statusOf } from './findStack.ts'
import { validationError } from './findTemplate.ts'

/** Deleting what is not there, or is being deleted, succeeds and does nothing. */
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
