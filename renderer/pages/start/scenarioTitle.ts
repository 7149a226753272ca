/** The name of a scenario as words: `shared-vpc` becomes `Shared VPC`. */
export function scenarioTitle(name: string): string {
  const words = name.split('-').map((word) => SPELLED.get(word) ?? word)
  const text = words.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

const SPELLED: ReadonlyMap<string, string> = new Map([
  ['vpc', 'VPC'],
  ['vpcs', 'VPCs'],
  ['scp', 'SCP'],
  ['id', 'ID'],
])
