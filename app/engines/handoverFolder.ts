import type { EngineFile, EngineFormat, EngineInput } from './engine.ts'
import { engineReadme } from './engineReadme.ts'

/** All files of the folder that is handed over, README.md first. */
export function handoverFolder(format: EngineFormat, input: EngineInput): readonly EngineFile[] {
  const files = format.files(input)
  return [{ path: 'README.md', text: engineReadme(format, input, files) }, ...files]
}
