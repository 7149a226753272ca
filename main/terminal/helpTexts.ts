import { basename } from 'node:path'
import { shellCommandWords } from '../../app/text/shellCommand.ts'
import { personsShell } from '../configuration/personsShell.ts'
import { INSTALLED_NAME } from '../hosts/installedName.ts'

/** Columns: as wide as a terminal usually is. */
export const HELP_WIDTH = 80

/** How a command is used, for its help: the words after the program's name. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  plan: ['plan acme.onboarding.json', 'plan acme.onboarding.json --ids', 'plan --practice'],
  run: [
    'run acme.onboarding.json',
    'run acme.onboarding.json --acknowledge-iam --yes --json',
    'run acme.onboarding.json --only 111122223333',
    'run acme.onboarding.json --wave 1',
  ],
  status: [
    'status acme.onboarding.json',
    'status acme.onboarding.json --masked',
    'status acme.onboarding.json --by-hand 111122223333',
  ],
  check: ['check acme.onboarding.json', 'check acme.onboarding.json --only ou:Workloads/Production'],
  report: [
    'report acme.onboarding.json --format html --out report.html',
    'report acme.onboarding.json --out report.pdf',
  ],
  request: ['request acme.onboarding.json', 'request acme.onboarding.json --email'],
  reports: ['reports report.html', 'reports customers'],
  'verify-report': ['verify-report report.html'],
  answer: [
    'answer acme-activeeye-report.json --by "Jane Roe" --all-refused --out acme-answer.json',
    'answer report.html --by "Jane Roe" --arrived 111122223333=2026-10-01 --connector-checked "111122223333=Acme prod,111122223333,acme-prod,medium"',
  ],
  'import-answer': ['import-answer acme.onboarding.json acme-answer.json'],
  undo: ['undo acme.onboarding.json', 'undo acme.onboarding.json --only 111122223333'],
  'confirm-connector': [
    'confirm-connector acme.onboarding.json 111122223333 --display-name "Acme prod" --account-id 111122223333 --external-id acme-prod',
  ],
  connectors: ['connectors acme.onboarding.json', 'connectors acme.onboarding.json --out connectors.xlsx'],
  'confirm-connectors': ['confirm-connectors acme.onboarding.json --from list.csv'],
  'confirm-arrival': ['confirm-arrival acme.onboarding.json 111122223333 --by "Jane Roe"'],
  'accept-gone': ['accept-gone acme.onboarding.json 111122223333'],
  decide: [
    'decide acme.onboarding.json --all-in-state otherFormat --leave-as-is',
    'decide acme.onboarding.json --region eu-north-1 --leave-out --reason "Nothing runs there"',
    'decide acme.onboarding.json --account 111122223333 --take-back',
    'decide acme.onboarding.json --vpc vpc-0abc --only-subnets subnet-0aaa subnet-0bbb',
  ],
  'new-accounts': [
    'new-accounts acme.onboarding.json --add-all',
    'new-accounts acme.onboarding.json --leave-out 111122223333 --reason "Closes in May"',
  ],
  new: ['new acme.onboarding.json --from organization'],
  prepare: ['prepare acme.onboarding.json --customer "Acme Corp" --accounts accounts.csv'],
  'choose-access': [
    'choose-access acme.onboarding.json --profile acme --role-name OrganizationAccountAccessRole',
  ],
  handover: [
    'handover acme.onboarding.json --out acme.handover',
    'handover acme.onboarding.json --as custodian --out acme-custodian',
  ],
  'import-handover': ['import-handover acme.handover --as acme.onboarding.json'],
  access: ['access acme.onboarding.json --permissions'],
  'sign-out': ['sign-out', 'sign-out acme.onboarding.json'],
  policy: ['policy acme.onboarding.json', 'policy acme.onboarding.json --skip-stack'],
  network: ['network'],
  diagnostics: ['diagnostics', 'diagnostics --out diagnostics.txt'],
  'remove-data': ['remove-data'],
  rehearse: ['rehearse', 'rehearse bucket-not-ready --data-dir rehearsal'],
  scenarios: ['scenarios'],
}

/** @param program the name by which it was called. @returns the end of a command's help; empty without an example */
export function examplesText(program: string, command: string): string {
  const lines = (EXAMPLES[command] ?? []).map((words) => `  ${program} ${words}`)
  return lines.length === 0 ? '' : ['', lines.length === 1 ? 'Example:' : 'Examples:', ...lines].join('\n')
}

/** @param program the name by which it was called. @returns the end of the help, where the page is another option of it */
export function pageText(program: string): string {
  // The installed window is the page already, and there this Node is Electron's.
  if (program !== INSTALLED_NAME || process.versions.electron !== undefined) return ''
  return `\nAs a page in your browser: ${program} --web\nIts options: ${program} --web --help`
}

/** What a command was about, as it was given. */
interface CommandSubject {
  readonly file?: string | undefined
  readonly practice?: string | undefined
  readonly dataDir?: string | undefined
  readonly masked?: boolean | undefined
}

/** A whole command about the same onboarding, to be typed next. @param more words at its end */
export function nextCommand(
  verb: string,
  { file, practice, dataDir, masked = false }: CommandSubject,
  more: readonly string[] = [],
): string {
  const words = [
    ...programName(process.env, process.argv[1]).split(' '),
    verb,
    ...(file === undefined ? [] : [file]),
    ...(practice === undefined ? [] : ['--practice', practice]),
    ...(dataDir === undefined ? [] : ['--data-dir', dataDir]),
    ...(masked ? ['--masked'] : []),
    ...more,
  ]
  return shellCommandWords(words, personsShell())
}

/**
 * What a person types before the verb: the name of what was installed, else npm says which of its scripts this is.
 * @param started the file that Node was started with
 */
export function programName(
  env: Readonly<Record<string, string | undefined>>,
  started: string | undefined,
): string {
  // npm sets the variable below for npx, too.
  if (started !== undefined && basename(started, '.cjs') === INSTALLED_NAME) return INSTALLED_NAME
  const script = env.npm_lifecycle_event
  return script === undefined ? 'onboard' : `npm run ${script} --`
}
