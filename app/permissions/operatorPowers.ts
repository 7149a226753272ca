import { ONBOARDING_TAG, STACK_NAME } from '../activeeye/prescribed.ts'
import { templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import { list } from '../text/list.ts'
import { type PolicyFor, type PolicyWanted, rolesToAssume } from './operatorPolicy.ts'

/**
 * What the holder of the operator's policy can do beyond the onboarding, in sentences: what IAM has no condition for,
 * and what depends on others. Shown wherever the policy is.
 */
export function operatorPowers(
  { undo, organization, skipStack = false }: PolicyWanted,
  onboarding: PolicyFor = { accounts: [] },
): readonly string[] {
  const ofStack = [
    `Create the stack ${STACK_NAME} in any Region, from ${templateUrlOf(onboarding)} only, with any parameters. Whoever can change what is behind this address decides what that stack makes.`,
    `Have CloudFormation create, change and delete the roles and policies whose name is ${STACK_NAME} or begins with ${STACK_NAME}-. If the template gives its resources other names, the creation of the stack is denied; add those names then.`,
  ]
  return [
    ...(skipStack ? [] : ofStack),
    'Create flow logs on any VPC and to any destination, also to a bucket of another account: IAM has no condition for the destination.',
    ...(undo
      ? [
          `Delete the stack ${STACK_NAME} and the flow logs that carry the tag ${ONBOARDING_TAG}${onboarding.id === undefined ? '' : ` of this onboarding (${onboarding.id})`}. Flow logs get tags only while they are created, so others can't be marked for that with this policy.`,
        ]
      : [
          'Nothing can be deleted with it. After a creation that failed, the stack has to be deleted by somebody who may, or with the policy for undo.',
        ]),
    ...(organization
      ? [
          `Assume ${list(rolesToAssume(onboarding))} in any account that trusts the holder, and do there whatever the role may. The usual roles of an organization are administrators.`,
        ]
      : []),
    'It does not allow to update a stack, to use a change set, to pass a role to CloudFormation, or to call IAM directly.',
  ]
}
