import { list } from '../text/list.ts'

/** What the app is and what support needs of it, in words; for every host. */
export const ABOUT = {
  is: 'Connects AWS accounts to ActiveEye: the stack, the connector and a flow log on every VPC, from one checklist.',
  licence: 'MIT licence.',
} as const

/** The addresses that About names. The rule of external links lets them through, and no other ones. */
export const ABOUT_LINKS = [
  {
    text: 'AWS Flow Logs in ActiveEye',
    url: 'https://docs.activeeye.com/service-connectors/aws_flowlogs',
  },
  {
    text: 'Flow logs to Amazon S3',
    url: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html',
  },
] as const

export const DIAGNOSTICS = {
  is: 'For support: versions, the data directory’s files by name and size, the last faults, and which variables are set. It holds no credential, no account and no value of a variable. Nothing is sent.',
  fileName: 'activeeye-diagnostics.txt',
  /** There is no setting for it, and why. */
  log: 'The app keeps no log of its calls, so there is no log level: what was done is in the journals. A fault of the app is written to faults.log in the data directory by the window, and to the terminal by the other hosts.',
} as const

/** What `npm run notices` and `npm run sbom` write, beside the app in a package. */
export const LICENCES_FILE = 'THIRD-PARTY-NOTICES.txt'
export const SBOM_FILE = 'sbom.cdx.json'

/** How to get what is not there, since only a package has it by itself. Undefined when all is there. */
export function missingNoticesWords(files: readonly { readonly name: string }[]): string | undefined {
  const missing = [
    { name: LICENCES_FILE, what: 'the licences' },
    { name: SBOM_FILE, what: 'the bill of materials' },
  ].filter(({ name }) => !files.some((file) => file.name === name))
  if (missing.length === 0) return undefined
  return `Not made yet in this source checkout: ${list(missing.map(({ what }) => what))}. Run npm run build, then npm run notices and npm run sbom: both are in out/notices then.`
}
