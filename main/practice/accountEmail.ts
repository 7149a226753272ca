import type { Scenario, ScenarioAccount } from './scenario.ts'

/** The address of an account's root user. */
export function accountEmail({ customer }: Scenario, { name }: ScenarioAccount): string {
  return `aws+${name}@${customer.shortName}.example`
}
