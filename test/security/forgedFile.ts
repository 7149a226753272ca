import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { ACTIVEEYE_TEMPLATE } from '../../main/practice/cloudformation/stackTemplate.ts'
import type { PracticeScenario } from '../../main/practice/practiceScenario.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'

/** An onboarding file as it may come by mail: every address looks like ActiveEye's, and none is. */
export const FORGED = {
  templateUrl:
    'https://s3.amazonaws.com/delta-risk-cloudforrnation-templates/activeeye-security-monitor.yaml',
  flowLogDestination: 'arn:aws:s3:::delta-risk-flowlog-lngest',
  portalUrl: 'https://portal.active-eye.com',
}

/** The name that a consent to the bucket has to give. */
export const FORGED_BUCKET = 'delta-risk-flowlog-lngest'

export function forged(onboarding: Onboarding): Onboarding {
  const { portalUrl, ...activeeye } = FORGED
  return { ...onboarding, portalUrl, activeeye }
}

/** The practice organisation, in which the forged template exists too. */
export const WITH_FORGED_TEMPLATE: PracticeScenario = {
  ...SMALL,
  cloudFormation: {
    ...SMALL.cloudFormation,
    templates: { ...SMALL.cloudFormation.templates, [FORGED.templateUrl]: ACTIVEEYE_TEMPLATE },
  },
}
