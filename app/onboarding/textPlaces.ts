/** A place in a text as editors show it: both from 1, columns in UTF-16 units. */
export interface LineAndColumn {
  readonly line: number
  readonly column: number
}

/** Translates offsets in a text into lines and columns. */
export function placesIn(text: string): (offset: number) => LineAndColumn {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n|\r|\n/g)].map((lineBreak) => lineBreak.index + lineBreak[0].length),
  ]
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
