import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import type { PracticeScenario, ScenarioFlowLog } from '../../../main/practice/practiceScenario.ts'
import { PROD, SMALL } from '../../../main/practice/scenarios/smallScenario.ts'

const ON_APP: ScenarioFlowLog = {
  accountId: PROD.accountId,
  region: 'us-east-1',
  vpc: 'app',
  trafficType: 'ALL',
  destinationType: 's3',
  destination: FLOW_LOG_DESTINATION,
}

/**
 * The small one, where a covered VPC has flow logs to ActiveEye on a subnet and a network interface, too: whose those
 * are is asked, so that every look is made, and a run has nothing to wait for.
 */
export const WITH_PARTS: PracticeScenario = {
  ...SMALL,
  name: 'with-parts',
  flowLogs: [ON_APP, { ...ON_APP, on: 'subnet' }, { ...ON_APP, on: 'networkInterface' }],
}

/** In the words of checklistWords.ts. */
export const APP_WITH_PARTS = { 'prod us-east-1 app': 'covered, on 2 parts' }
