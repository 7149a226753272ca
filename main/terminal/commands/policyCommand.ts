import { operatorPolicy, type PolicyWanted } from '../../../app/permissions/operatorPolicy.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { FileOptions } from './options.ts'

/** Prints the least that whoever does the onboarding has to be allowed, as an IAM policy. Calls nothing. */
export async function policy(
  client: Client,
  options: FileOptions & PolicyWanted,
  terminal: Terminal,
): Promise<number> {
  const isAbout = options.file !== undefined || options.practice !== undefined
  const onboarding = isAbout ? await openFor('read', client, options, terminal) : undefined
  terminal.out(operatorPolicy(options, onboarding).trimEnd())
  return EXIT.verified
}
