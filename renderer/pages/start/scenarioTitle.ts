import { capitalized } from '../../../app/text/capitalized.ts'

/** The name of a scenario as words: `shared-vpc` becomes `Shared VPC`. */
export function scenarioTitle(name: string): string {
  const words = name.split('-').map((word) => SPELLED.get(word) ?? word)
  return capitalized(words.join(' '))
}

const SPELLED: ReadonlyMap<string, string> = new Map([
  ['vpc', 'VPC'],
  ['vpcs', 'VPCs'],
  ['scp', 'SCP'],
  ['id', 'ID'],
])
