import { z } from 'zod'

/** What this app keeps in its data directory, in the order in which every host lists it. */
export const STORED_KINDS = [
  'journals',
  'drafts',
  'reports',
  'consents',
  'preparer',
  'recent',
  'masks',
  'settings',
  'practice',
  'faults',
  'window',
] as const
export type StoredKind = (typeof STORED_KINDS)[number]

const storedFileSchema = z.strictObject({
  /** Within the data directory, with `/` between its parts. A path that ends with `/` is a whole folder. */
  path: z.string(),
  /** Of a folder: of everything in it. */
  bytes: z.number(),
})
export type StoredFile = z.infer<typeof storedFileSchema>

/** Everything in the data directory: what this app put there, and what it did not. */
export const storedDataSchema = z.strictObject({
  dataDirectory: z.string(),
  /** Only kinds of which there is something. */
  kinds: z.array(z.strictObject({ kind: z.enum(STORED_KINDS), stored: z.array(storedFileSchema) })),
  /** What is not this app's, or a link, which is never followed. */
  others: z.array(z.strictObject({ path: z.string(), isLink: z.boolean() })),
})
export type StoredData = z.infer<typeof storedDataSchema>

export const removedDataSchema = z.strictObject({
  removed: z.array(storedFileSchema),
  /** Each with the reason. */
  notRemoved: z.array(z.strictObject({ path: z.string(), why: z.string() })),
  /** Whether the data directory itself is gone. */
  directoryRemoved: z.boolean(),
})
export type RemovedData = z.infer<typeof removedDataSchema>

export function pathsOf({ kinds }: StoredData): string[] {
  return kinds.flatMap(({ stored }) => stored.map(({ path }) => path))
}

/** Of all of them together. */
export function bytesOf(stored: readonly StoredFile[]): number {
  return stored.reduce((sum, { bytes }) => sum + bytes, 0)
}
