/** Rows of a table under headings. A table draws one page of them, so that a thousand rows stay quick. */

/** A row in one of its groups; a row that belongs to several stands in each of them. */
export interface GroupedRow<R> {
  readonly kind: 'row'
  readonly key: string
  readonly group: string | undefined
  readonly row: R
}

export interface GroupHeading {
  readonly kind: 'heading'
  readonly key: string
  readonly group: string
  /** Rows of the whole group, on other pages too. */
  readonly count: number
}

/** What a table with headings has. */
export type TableItem<R> = GroupedRow<R> | GroupHeading

/**
 * The rows in the order of their groups' names, and within a group as they were.
 * @param groupsOf the names of a row's groups; left out where nothing is grouped
 */
export function groupRows<R>(
  rows: readonly R[],
  keyOf: (row: R) => string,
  groupsOf: ((row: R) => readonly string[]) | undefined,
): readonly TableItem<R>[] {
  if (groupsOf === undefined) {
    return rows.map((row) => ({ kind: 'row', key: keyOf(row), group: undefined, row }))
  }
  return rows
    .flatMap((row) =>
      groupsOf(row).map(
        (group): GroupedRow<R> => ({
          kind: 'row',
          key: `${keyOf(row)} ${group}`,
          group,
          row,
        }),
      ),
    )
    .sort((one, other) => (one.group ?? '').localeCompare(other.group ?? ''))
}

/**
 * The rows of a page, each group's first one below its heading, which is repeated at the top of a page.
 * @param all the rows of all pages
 */
export function withHeadings<R>(
  page: readonly TableItem<R>[],
  all: readonly TableItem<R>[],
): readonly TableItem<R>[] {
  const counts = new Map<string, number>()
  for (const { group } of all) if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1)
  return page.flatMap((row, index): readonly TableItem<R>[] => {
    const { group } = row
    if (group === undefined || group === page[index - 1]?.group) return [row]
    return [{ kind: 'heading', key: `heading ${group}`, group, count: counts.get(group) ?? 0 }, row]
  })
}

/** What is shown as chosen: the chosen rows, and the headings of which every row is. */
export function withChosenHeadings<R>(
  chosen: readonly TableItem<R>[],
  all: readonly TableItem<R>[],
  shown: readonly TableItem<R>[],
): readonly TableItem<R>[] {
  const keys = new Set(chosen.map(({ key }) => key))
  const open = new Set(all.flatMap(({ key, group }) => (keys.has(key) ? [] : [group])))
  return [...chosen, ...shown.filter(({ kind, group }) => kind === 'heading' && !open.has(group))]
}

/**
 * The rows that are chosen after a change: those of a heading follow it.
 * @param wanted what the table reports, headings among it. @param before the rows that were chosen
 */
export function chosenRows<R>(
  wanted: readonly TableItem<R>[],
  before: readonly TableItem<R>[],
  all: readonly TableItem<R>[],
  shown: readonly TableItem<R>[],
): TableItem<R>[] {
  const headingsIn = (items: readonly TableItem<R>[]) =>
    new Set(items.flatMap(({ kind, group }) => (kind === 'heading' ? [group] : [])))
  const had = headingsIn(withChosenHeadings(before, all, shown))
  const has = headingsIn(wanted)
  const rows = wanted.filter(({ kind }) => kind === 'row')
  const keys = new Set(rows.map(({ key }) => key))
  const known = new Set(before.map(({ key }) => key))
  // A row of a chosen group was left: the heading goes with it, and the others stay.
  const isRowLeft = (group: string | undefined) =>
    all.some((item) => item.group === group && known.has(item.key) && !keys.has(item.key))
  const added = [...has].filter((group) => !had.has(group))
  const left = [...had].filter((group) => !has.has(group) && !isRowLeft(group))
  return [
    ...rows.filter(({ group }) => group === undefined || !left.includes(group)),
    ...all.filter(({ key, group }) => group !== undefined && added.includes(group) && !keys.has(key)),
  ]
}
