import type { Checklist } from '../../../app/checklist/checklist.ts'

/** What `--json` printed, as it is on any cloud: IDs by what they are of, no times, no order that comes from IDs. */
export function comparable(printed: Checklist): unknown {
  const names = namesOfIds(printed)
  const text = JSON.stringify(printed)
    .replaceAll(/\b(vpc|fl)-[0-9a-f]+/g, (id) => names.get(id) ?? `some ${id.split('-')[0]}`)
    .replaceAll(/\b\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'a time')
    .replaceAll(/(stack\/[\w-]+)\/[0-9a-f-]{36}/g, '$1/a UUID')
    .replaceAll(/"requestId":"[^"]*"/g, '"requestId":"a request"')
  return JSON.parse(text, (key, value) => (BY_ID.has(key) && Array.isArray(value) ? sorted(value) : value))
}

/** Lists that the app sorts by ID. */
const BY_ID: ReadonlySet<string> = new Set(['vpcs', 'create', 'leftAlone', 'otherFlowLogIds', 'flowLogs'])

function sorted(list: readonly unknown[]): unknown {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function namesOfIds({ accounts }: Checklist): ReadonlyMap<string, string> {
  const vpcs = accounts.flatMap(({ name, regions }) =>
    regions.flatMap((region) =>
      region.vpcs.map((vpc) => ({ ...vpc, place: `${name} ${region.region} ${vpc.name ?? 'default'}` })),
    ),
  )
  return new Map(
    vpcs.flatMap(({ vpcId, flowLogId, place }) => [
      [vpcId, `VPC ${place}`],
      ...(flowLogId === undefined ? [] : ([[flowLogId, `flow log ${place}`]] as const)),
    ]),
  )
}
