import type { Engine } from '../../app/activeeye/engines.ts'
import { engineFormat } from '../../app/engines/engineFormats.ts'
import { engineInputOf } from '../../app/engines/engineInput.ts'
import { handoverFolder } from '../../app/engines/handoverFolder.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { typedPath } from '../files/homePath.ts'
import { writePrivateFolder } from '../files/writePrivateFolder.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'

/**
 * Writes the folder with which an engine goes on with the open onboarding. It calls nothing: what it knows of VPCs is
 * what the last look saw.
 * @throws ConflictError without an account; InvalidInputError when the folder is not empty, or the engine needs a look
 */
export async function writeEngineFolder(
  current: CurrentOnboarding,
  { path: typed, engine }: { readonly path: string; readonly engine: Engine },
): Promise<{ path: string; files: string[] }> {
  const path = typedPath(typed, 'the folder')
  const { onboarding: opened, destination } = current.opened()
  const { onboarding, checklist } = opened
  const input = engineInputOf(onboarding, checklist(), destination.practice?.scenario)
  if (input.accounts.length === 0)
    throw new ConflictError('This onboarding has no account to monitor, so there is nothing to hand over.')
  const format = engineFormat(engine)
  const refusal = format.refusal?.(input)
  if (refusal !== undefined) throw new InvalidInputError([refusal])
  const files = handoverFolder(format, input)
  if ((await writePrivateFolder(path, files)) === 'exists') {
    throw new InvalidInputError([
      `${path} exists already and is not an empty folder. It was left as it is: name another.`,
    ])
  }
  return { path, files: files.map((file) => file.path) }
}
