import { bucketWords, templateWords } from '../activeeye/foreignWords.ts'
import { CONNECTOR_PATH, EXTERNAL_ID_PARAMETER, STACK_NAME, TRAFFIC_TYPE } from '../activeeye/prescribed.ts'
import { flowLogDestinationOf, templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import type { StepName } from '../onboarding/stepName.ts'

/** What a step does, and the same work without this app. Each is a sentence or two. */
export interface StepGuide {
  readonly does: string
  readonly byHand: string
  /** What the app makes of it when it was done by hand. */
  readonly recognised: string
}

const NEXT_LOOK = 'Done by hand, the next look recognises it.'

export function stepGuide(
  step: StepName,
  account: Pick<Account, 'accountId' | 'externalId' | 'stackRegion'>,
  onboarding: Pick<Onboarding, 'activeeye'>,
): StepGuide {
  const { accountId, externalId, stackRegion } = account
  const template = templateUrlOf(onboarding)
  const bucket = flowLogDestinationOf(onboarding)
  switch (step) {
    case 'signIn':
      return {
        does: `Asks AWS STS whose credentials these are, and goes on only if they belong to account ${accountId}.`,
        byHand: `In the AWS console, sign in as an administrator and compare the account ID at the top right with ${accountId}.`,
        recognised:
          'The console and this app sign in separately: the app still needs credentials of its own.',
      }
    case 'stack':
      return {
        does: `Creates the stack ${STACK_NAME} in ${stackRegion} from ${templateWords(template)} with the ${EXTERNAL_ID_PARAMETER} ${externalId}, and follows it to the end.`,
        byHand: `In CloudFormation in ${stackRegion}, choose Create stack with the Amazon S3 URL ${template}, the stack name ${STACK_NAME} and the ${EXTERNAL_ID_PARAMETER} ${externalId}; on the last page, acknowledge the IAM resources and submit.`,
        recognised: NEXT_LOOK,
      }
    case 'flowLogs':
      return {
        does: `Gives every VPC to be monitored, in every Region of this onboarding, a flow log of all traffic to ${bucketWords(bucket)}. Existing flow logs stay as they are.`,
        byHand: `In the VPC console of each Region, select each VPC under Your VPCs and choose Create flow log on its tab Flow logs: filter ${TRAFFIC_TYPE}, destination an Amazon S3 bucket, bucket ARN ${bucket}, everything else as AWS suggests it.`,
        recognised: NEXT_LOOK,
      }
    case 'connector':
      return {
        does: 'Compares what was entered in ActiveEye with the values of this account, character by character. ActiveEye has no API for service connectors, so a person adds each.',
        byHand: `In ActiveEye, open ${CONNECTOR_PATH}, fill in the form with the values of the page Connectors or of the report, and choose Add.`,
        recognised:
          'No look can see it: say on the page Connectors what was entered, or use confirm-connector in the terminal.',
      }
    case 'delivery':
      return {
        does: 'Asks AWS whether it reports an error of delivery for the flow logs. Whether files arrive, only ActiveEye sees.',
        byHand:
          'In the VPC console, look on the tab Flow logs of each VPC whether a flow log reports a delivery error.',
        recognised: 'Nothing is changed by hand here: the next check asks AWS the same.',
      }
  }
}
