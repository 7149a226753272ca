import type { PracticeScenario, ScenarioAccount } from './scenario.ts'

/** The address of an account's root user. */
export function accountEmail({ customer }: PracticeScenario, { name }: ScenarioAccount): string {
  return `aws+${name}@${customer.shortName}.example`
}
