import { z } from 'zod'

/** The customer's own tags; left out where there are none. */
const tags = z.record(z.string(), z.string()).optional()

const createFlowLogsWrite = z.strictObject({
  kind: z.literal('createFlowLogs'),
  vpcIds: z.array(z.string()),
  /** Subnets, or network interfaces, in the place of VPCs: `vpcIds` is empty then. */
  partIds: z.array(z.string()).optional(),
  tags,
})

/** What flow logs are asked for on: VPCs, subnets or network interfaces, all of one type. */
export function askedFor({
  vpcIds,
  partIds = [],
}: Pick<z.infer<typeof createFlowLogsWrite>, 'vpcIds' | 'partIds'>): readonly string[] {
  return partIds.length > 0 ? partIds : vpcIds
}

const deleteFlowLogsWrite = z.strictObject({
  kind: z.literal('deleteFlowLogs'),
  flowLogIds: z.array(z.string()),
})

/** Which text of a template. */
export const templateIdSchema = z.strictObject({
  url: z.string(),
  /** SHA-256 of the file's bytes; both are left out when only AWS's summary of it was read. */
  sha256: z.string().optional(),
  /** SHA-256 of the text as CloudFormation may return it. */
  asReturned: z.string().optional(),
})
export type TemplateId = z.infer<typeof templateIdSchema>

/** A call that changes something, with all that is needed to repeat the same request. */
export const writeSchema = z.discriminatedUnion('kind', [
  createFlowLogsWrite,
  deleteFlowLogsWrite,
  /** A call with DryRun. It changes nothing, unless the endpoint ignores DryRun: the answer is `done` then. */
  z.strictObject({
    kind: z.literal('dryRun'),
    of: z.discriminatedUnion('kind', [createFlowLogsWrite, deleteFlowLogsWrite]),
  }),
  z.strictObject({
    kind: z.literal('createStack'),
    parameters: z.record(z.string(), z.string()),
    capabilities: z.array(z.string()),
    tags,
    /** The text that was acknowledged; left out by earlier versions. */
    template: templateIdSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('deleteStack'), stackId: z.string() }),
])

export type Write = z.infer<typeof writeSchema>
