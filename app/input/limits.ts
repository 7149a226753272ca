import { numberText } from '../text/numberText.ts'

const KB = 1024
const MB = 1024 * KB

/**
 * How much is read of what comes from outside: files, pasted text, messages of a page. Each is checked before the
 * text is parsed, so that no file can exhaust the memory. The words of a refusal are those of `tooMuch`.
 */
export const LIMITS = {
  /** Bytes of a file. */
  onboardingFile: 5 * MB,
  answerFile: 8 * MB,
  /** Of 1,000 accounts with every Region, as JSON. */
  reportFile: 64 * MB,
  draftFile: 16 * MB,
  recentFile: 1 * MB,
  settingsFile: 64 * KB,
  /** The licences of what ships, and its bill of materials. */
  noticesFile: 8 * MB,
  preparerFile: 64 * KB,
  updatesFile: 64 * KB,
  policyFile: 64 * KB,
  /** Every value that was masked. */
  masksFile: 16 * MB,
  consentsFile: 1 * MB,
  journal: 256 * MB,
  /** A journal and the onboarding. */
  handoverFile: 264 * MB,
  /** Different writes and answers of one account in a handover file. A run makes one or two for 300 VPCs. */
  writesOfAccount: 10_000,
  lockFile: 64 * KB,
  practiceFile: 64 * MB,
  awsConfigFile: 2 * MB,
  /** A token of the AWS CLI has a few thousand. */
  awsCliToken: 1 * MB,
  /** What a credential_process prints. */
  credentialProcess: 64 * KB,
  /** A list of connectors from ActiveEye, in UTF-8. */
  connectorsFile: 4 * MB,
  /** All public authorities together take a quarter of it. */
  certificatesFile: 1 * MB,
  /** Bytes of one message of a page: a report of thousands of VPCs that is to be saved fits. */
  message: 8 * MB,

  /** Accounts of an onboarding. */
  accounts: 5_000,
  /** Different Regions that an onboarding names; AWS has fewer than 50. */
  regions: 200,
  /** Subnets or network interfaces that are chosen by their IDs in one VPC; AWS's quota of subnets is 200. */
  targetsOfVpc: 200,
  /** Reports that are read of one folder. */
  reportsOfFolder: 1_000,
  /** Objects and lists within each other. Real files have ten levels; the parser recurses. */
  depth: 60,
  /** Words, numbers and signs of JSON, without comments: 50 fields for each of 5,000 accounts. */
  tokens: 1_000_000,
  /** The same for a report, which tells every VPC of its accounts. */
  reportTokens: 10_000_000,
  /** Entries of one list or object, whatever it is of. */
  entries: 10_000,
  /** Errors of a file that are reported at once. */
  errors: 50,

  /** Characters of a pasted list of accounts, of pasted access keys, and of a pasted row of a form. */
  pastedAccounts: 1_000_000,
  pastedKeys: 20_000,
  pastedFields: 10_000,
  /** Of a pasted list of connectors: 5,000 with a line of 200 each. */
  pastedConnectors: 1_000_000,
  /** Of such a list. */
  pastedLines: 20_000,
} as const

/** What was found and the limit: `found 5,001 accounts, expected at most 5,000`. Both parts complete a fault. */
export interface TooMuch {
  readonly found: string
  readonly expected: string
}

/** The refusal of a number above its limit; undefined when it is within. @param unit plural: `bytes` */
export function tooMuch(found: number, most: number, unit: string): TooMuch | undefined {
  if (found <= most) return undefined
  return { found: `${numberText(found)} ${unit}`, expected: `at most ${numberText(most)}` }
}

/** The same as a sentence. @param what begins it: `The pasted list` */
export function tooMuchText(what: string, refusal: TooMuch): string {
  return `${what} has ${refusal.found}; the app takes ${refusal.expected}.`
}

/** The first items of what may be endless; no more than these are made. */
export function firstItems<T>(items: Iterable<T>, most: number): readonly T[] {
  const first: T[] = []
  for (const item of items) {
    if (first.length >= most) break
    first.push(item)
  }
  return first
}
