import { deceivingNames, type GivenNames } from '../../app/checklist/deceivingNames.ts'
import { toned } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/** Names that are not what they look like, before the accounts that have them. */
export function printDeceivingNames(names: GivenNames, terminal: Terminal): void {
  for (const sentence of deceivingNames(names)) terminal.out(toned('partial', sentence))
}
