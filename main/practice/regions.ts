import type { OptInStatus, PracticeScenario, ScenarioAccount } from './scenario.ts'

/** Regions that every account has. */
export const DEFAULT_REGIONS = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const

/** Whether an account may be called in a Region, and why. */
export function optInStatus(
  scenario: PracticeScenario,
  account: ScenarioAccount,
  region: string,
): OptInStatus {
  const known = account.regions?.[region] ?? scenario.regions[region]
  if (known !== undefined) return known
  // Small scenarios list few Regions, but a caller's STS may well be elsewhere.
  return DEFAULT_REGIONS.some((name) => name === region) ? 'opt-in-not-required' : 'not-opted-in'
}
