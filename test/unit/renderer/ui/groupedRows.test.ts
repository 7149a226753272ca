import { describe, expect, test } from 'vitest'
import {
  chosenRows,
  groupRows,
  withChosenHeadings,
  withHeadings,
} from '../../../../renderer/ui/groupedRows.ts'

const rows = ['ab', 'b', 'a', 'c'].map((name) => ({ name, groups: [...name].filter((one) => one !== 'c') }))
const grouped = groupRows(
  rows,
  ({ name }) => name,
  ({ groups }) => (groups.length === 0 ? ['none'] : groups),
)
const keys = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key)

describe('rows under headings', () => {
  test('stand in each of their groups, each group together', () => {
    expect(keys(grouped)).toEqual(['ab a', 'a a', 'ab b', 'b b', 'c none'])
    expect(keys(groupRows(rows, ({ name }) => name, undefined))).toEqual(['ab', 'b', 'a', 'c'])
  })

  test('have the heading again at the top of a page, with the count of the whole group', () => {
    expect(withHeadings(grouped.slice(1, 4), grouped)).toMatchObject([
      { kind: 'heading', group: 'a', count: 2 },
      { key: 'a a' },
      { kind: 'heading', group: 'b', count: 2 },
      { key: 'ab b' },
      { key: 'b b' },
    ])
  })

  test('of a thousand accounts one page is drawn', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `${index}`)
    const all = groupRows(
      many,
      (name) => name,
      (name) => [`Unit ${Number(name) % 8}`],
    )
    expect(withHeadings(all.slice(0, 50), all)).toHaveLength(51)
  })
})

describe('choosing a heading', () => {
  const shown = withHeadings(grouped, grouped)
  const heading = shown.filter(({ kind, group }) => kind === 'heading' && group === 'a')
  const choose = (wanted: typeof shown, before: typeof shown) =>
    keys(chosenRows(wanted, before, grouped, shown))

  test('chooses its rows, and leaving it leaves them', () => {
    expect(choose(heading, [])).toEqual(['ab a', 'a a'])
    const both = grouped.slice(0, 2)
    expect(keys(withChosenHeadings(both, grouped, shown))).toContain('heading a')
    expect(choose(both, both)).toEqual([])
  })

  test('leaving one of its rows keeps the others', () => {
    const both = grouped.slice(0, 2)
    expect(choose([...heading, ...both.slice(1)], both)).toEqual(['a a'])
  })
})
