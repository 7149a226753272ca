import type { Engine } from '../activeeye/engines.ts'
import { cliFormat } from './cli/cliFormat.ts'
import { custodianFormat } from './custodian/custodianFormat.ts'
import type { EngineFormat } from './engine.ts'
import { stacksetFormat } from './stackset/stacksetFormat.ts'
import { terraformFormat } from './terraform/terraformFormat.ts'

/** The engines that an onboarding can be handed over to, in the order in which they are offered. */
export const ENGINE_FORMATS = [
  custodianFormat,
  stacksetFormat,
  terraformFormat,
  cliFormat,
] as const satisfies readonly EngineFormat[]

/** @throws an error for one that is not on the list */
export function engineFormat(engine: Engine): EngineFormat {
  const format = ENGINE_FORMATS.find((each) => each.engine === engine)
  if (format === undefined) throw new Error(`There is no format for ${engine}`)
  return format
}
