import { type ForeignValue, foreignValues } from '../activeeye/foreignValues.ts'
import { FLOW_LOG_DESTINATION, TEMPLATE_URL } from '../activeeye/prescribed.ts'
import type { Onboarding } from './onboarding.ts'

/** The template that this onboarding uses. */
export function templateUrlOf(onboarding: Pick<Onboarding, 'activeeye'>): string {
  return onboarding.activeeye?.templateUrl ?? TEMPLATE_URL
}

/** The bucket ARN that this onboarding's flow logs go to. */
export function flowLogDestinationOf(onboarding: Pick<Onboarding, 'activeeye'>): string {
  return onboarding.activeeye?.flowLogDestination ?? FLOW_LOG_DESTINATION
}

/** What of this onboarding is not what ActiveEye prescribes. */
export function foreignValuesOf(onboarding: {
  readonly activeeye?: Onboarding['activeeye']
  readonly portalUrl?: string | undefined
}): readonly ForeignValue[] {
  return foreignValues({
    templateUrl: templateUrlOf(onboarding),
    flowLogDestination: flowLogDestinationOf(onboarding),
    portalUrl: onboarding.portalUrl,
  })
}
