import type { measureInChromium, PageFigures } from '../measureInChromium.ts'
import { median } from './rounds.ts'

/** What is shown, and what it costs: milliseconds; medians of the rounds. */
export interface PageRow {
  readonly shown: string
  readonly mount: number
  readonly update: number
  readonly longestFrame: number
}

export async function pageRows(
  measures: readonly (() => ReturnType<typeof measureInChromium>)[],
): Promise<readonly PageRow[]> {
  const rows: PageRow[] = []
  for (const measure of measures) rows.push(...(await measure()).map(rowOf))
  return rows
}

function rowOf(rounds: readonly PageFigures[]): PageRow {
  const of = (name: string) => median(rounds.map((figures) => Number(figures[name])))
  const [{ accounts, rows } = {}] = rounds
  return {
    shown:
      accounts === undefined
        ? `grid of ${rows} rows`
        : `map of ${accounts} accounts, a row for each of the ${rows}`,
    mount: of('mount'),
    update: of('update'),
    longestFrame: of('longestFrame'),
  }
}
