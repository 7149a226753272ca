import type { Program } from './commands/fileCommand.ts'

export type AddCommand = (program: Program) => void

/** Every command, in the order in which --help lists them. Its options and its action are loaded when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  plan: async () => (await import('./commands/planCommand.ts')).addPlanCommand,
  run: async () => (await import('./commands/runCommand.ts')).addRunCommand,
  status: async () => (await import('./commands/statusCommand.ts')).addStatusCommand,
  check: async () => (await import('./commands/checkCommand.ts')).addCheckCommand,
  report: async () => (await import('./commands/reportCommand.ts')).addReportCommand,
  reports: async () => (await import('./commands/reportsCommand.ts')).addReportsCommand,
  request: async () => (await import('./commands/requestCommand.ts')).addRequestCommand,
  'verify-report': async () => (await import('./commands/verifyReportCommand.ts')).addVerifyReportCommand,
  answer: async () => (await import('./commands/answerCommand.ts')).addAnswerCommand,
  'import-answer': async () => (await import('./commands/importAnswerCommand.ts')).addImportAnswerCommand,
  undo: async () => (await import('./commands/undoCommand.ts')).addUndoCommand,
  connectors: async () => (await import('./commands/connectorsCommand.ts')).addConnectorsCommand,
  'confirm-connector': async () =>
    (await import('./commands/confirmConnectorCommand.ts')).addConfirmConnectorCommand,
  'confirm-connectors': async () =>
    (await import('./commands/confirmConnectorsCommand.ts')).addConfirmConnectorsCommand,
  'confirm-arrival': async () =>
    (await import('./commands/confirmArrivalCommand.ts')).addConfirmArrivalCommand,
  'accept-gone': async () => (await import('./commands/acceptGoneCommand.ts')).addAcceptGoneCommand,
  decide: async () => (await import('./commands/decideCommand.ts')).addDecideCommand,
  new: async () => (await import('./commands/newCommand.ts')).addNewCommand,
  'new-accounts': async () => (await import('./commands/newAccountsCommand.ts')).addNewAccountsCommand,
  prepare: async () => (await import('./commands/prepareCommand.ts')).addPrepareCommand,
  'choose-access': async () => (await import('./commands/chooseAccessCommand.ts')).addChooseAccessCommand,
  handover: async () => (await import('./commands/handoverCommand.ts')).addHandoverCommand,
  'import-handover': async () =>
    (await import('./commands/importHandoverCommand.ts')).addImportHandoverCommand,
  access: async () => (await import('./commands/accessCommand.ts')).addAccessCommand,
  'sign-out': async () => (await import('./commands/signOutCommand.ts')).addSignOutCommand,
  policy: async () => (await import('./commands/policyCommand.ts')).addPolicyCommand,
  network: async () => (await import('./commands/networkCommand.ts')).addNetworkCommand,
  diagnostics: async () => (await import('./commands/diagnosticsCommand.ts')).addDiagnosticsCommand,
  'remove-data': async () => (await import('./commands/removeDataCommand.ts')).addRemoveDataCommand,
  rehearse: async () => (await import('./commands/rehearseCommand.ts')).addRehearseCommand,
  scenarios: async () => (await import('./commands/scenariosCommand.ts')).addScenariosCommand,
}

/** What is loaded for these words: one command, none for --version, and all of them for help and for what is no command. */
export async function loadCommands(words: readonly string[]): Promise<readonly AddCommand[]> {
  const [first] = words
  if (words.length === 1 && (first === '--version' || first === '-V')) return []
  const one = first !== undefined && Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined
  return one === undefined ? everyCommand() : [await one()]
}

export function everyCommand(): Promise<readonly AddCommand[]> {
  return Promise.all(Object.values(COMMANDS).map((load) => load()))
}
