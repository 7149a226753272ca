import {
  type PracticeCloud,
  type ScenarioName,
  startPracticeCloud,
} from '../../../main/practice/practiceCloud.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import { awsEnvironment } from './awsEnvironment.ts'
import { test } from './test.ts'

/** A test whose practice cloud is its own: the app takes it for AWS, as with any other AWS_ENDPOINT_URL. */
export const cloudTest = test.extend<{
  cloudScenario: ScenarioName | PracticeScenario
  cloud: PracticeCloud
}>({
  cloudScenario: ['ordinary', { option: true }],
  cloud: async ({ cloudScenario }, use) => {
    const cloud = await startPracticeCloud({ scenario: cloudScenario })
    await use(cloud)
    await cloud.close()
  },
  environment: async ({ cloud }, use) => use(awsEnvironment(cloud)),
})
