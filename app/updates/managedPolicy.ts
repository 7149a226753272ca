import { z } from 'zod'
import { parseBoundedJson } from '../input/boundedJson.ts'
import { updatesUrlSchema } from './updateSettings.ts'

/** What an administrator can fix for everybody on a computer. What is left out stays the person's choice. */
const policyFileSchema = z.strictObject({
  version: z.literal(1),
  updates: z.strictObject({ mode: z.enum(['off', 'check']).optional(), url: updatesUrlSchema.optional() }),
})

export type ManagedUpdates = z.infer<typeof policyFileSchema>['updates']

/** The policy of this computer. One that is there and can't be used counts as `broken`, never as absent. */
export type ManagedPolicy =
  | { readonly state: 'none' }
  | { readonly state: 'set'; readonly path: string; readonly updates: ManagedUpdates }
  /** `problem` completes the sentence "The policy can't be used: …". */
  | { readonly state: 'broken'; readonly path: string; readonly problem: string }

/** @param path where the text was read */
export function parseManagedPolicy(text: string, path: string): ManagedPolicy {
  const broken = (problem: string): ManagedPolicy => ({ state: 'broken', path, problem })
  let value: unknown
  try {
    value = parseBoundedJson(text)
  } catch {
    return broken('it is no JSON')
  }
  const parsed = policyFileSchema.safeParse(value)
  if (parsed.success) return { state: 'set', path, updates: parsed.data.updates }
  const [issue] = parsed.error.issues
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  return broken(`${place}${issue?.message ?? 'it has another form'}`)
}
