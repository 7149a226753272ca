/** The path of a value: `['accounts', 2, 'externalId']`. */
export type Path = readonly (string | number)[]

/** An error in an onboarding, by the path of its value; parseOnboarding adds the line and column. */
export interface Fault {
  readonly path: Path
  /** The key is at fault, not its value. */
  readonly at?: 'key'
  readonly found: string
  /** Completes the sentence "expected …". */
  readonly expected: string
  /** What exactly is wrong with it. */
  readonly why?: string | undefined
  /** Where the same thing is already. */
  readonly sameAs?: Path | undefined
}

/** `accounts[2].externalId`, the way JavaScript would write it. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    if (!/^[$\w]+$/.test(part)) return `${text}[${JSON.stringify(part)}]`
    return text === '' ? part : `${text}.${part}`
  }, '')
}

/** The fault in one sentence. @param sameAs words for the place of `fault.sameAs`, such as `accounts[0].name (line 9)`. */
export function faultText({ found, expected, why }: Fault, sameAs?: string): string {
  const reasons = [why, sameAs && `the same is at ${sameAs}`].filter((reason) => reason !== undefined)
  return `found ${found}, expected ${expected}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`
}
