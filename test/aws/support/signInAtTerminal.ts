import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Access } from '../../../app/onboarding/access.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { PRACTICE_IDENTITY_CENTER } from '../../../main/practice/practiceCloud.ts'
import type { Stage } from './stage.ts'
import { type AtTerminal, sitAtTerminal } from './terminalProcess.ts'

/** Through the access portal of the practice cloud. */
export const PORTAL: Access = {
  kind: 'identityCenter',
  ...PRACTICE_IDENTITY_CENTER,
  roleName: 'AdministratorAccess',
}

/** The practice organisation's onboarding, every account with this access. */
export function accessBy(stage: Stage, access: Access): Onboarding {
  const { onboarding } = stage.cloud
  return { ...onboarding, accounts: onboarding.accounts.map((account) => ({ ...account, access })) }
}

/** The person's ~/.aws/config. */
export async function configure({ workspace }: Stage, config: string): Promise<void> {
  await mkdir(join(workspace.directory, '.aws'), { recursive: true })
  await writeFile(join(workspace.directory, '.aws', 'config'), config)
}

/** A person starts this verb for the stage's file. */
export function atTerminal({ workspace }: Stage, verb: string, ...words: readonly string[]): AtTerminal {
  return sitAtTerminal(
    [verb, workspace.file, '--data-dir', workspace.dataDirectory, ...words],
    workspace.environment,
  )
}

/** The person confirms the code in the browser of some device. */
export async function confirmDevice(stage: Stage, terminal: AtTerminal): Promise<void> {
  await terminal.shows('The page has to show the code ')
  const shown = await terminal.shows('. Compare it')
  const code = [...shown.matchAll(/show the code ([A-Z]{4}-[A-Z]{4})/g)].at(-1)?.[1]
  await stage.control(`device/approve?userCode=${code}`)
}
