/** A request's parameters by their wire name: `Filter.1.Name`. */
export type WireParameters = ReadonlyMap<string, string>

/** `NAME.1`, `NAME.2`, …: EC2's lists; `NAME` ends in `.member` in the AWS Query protocol. */
export function listOf(parameters: WireParameters, name: string): readonly string[] {
  const values: string[] = []
  for (let at = 1; ; at++) {
    const value = parameters.get(`${name}.${at}`)
    if (value === undefined) return values
    values.push(value)
  }
}

/** `NAME.1.Field`, `NAME.2.Field`, …: a list of structures, each with its own parameters. */
export function structuresOf(parameters: WireParameters, name: string): readonly WireParameters[] {
  const structures: Map<string, string>[] = []
  for (const [key, value] of parameters) {
    const match = key.startsWith(`${name}.`) ? /^(\d+)\.(.+)$/.exec(key.slice(name.length + 1)) : null
    if (match?.[1] === undefined || match[2] === undefined) continue
    const at = Number(match[1]) - 1
    const structure = structures[at] ?? new Map<string, string>()
    structures[at] = structure.set(match[2], value)
  }
  return structures.filter((structure) => structure !== undefined)
}

/** A list of `{Key, Value}` as a record. */
export function tagsOf(parameters: WireParameters, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    structuresOf(parameters, name).map((tag) => [tag.get('Key') ?? '', tag.get('Value') ?? '']),
  )
}
