import { comparedSpans, type ForeignValue } from '../../app/activeeye/foreignValues.ts'
import { COMPARISON_LABELS, foreignMeaning, foreignTitle } from '../../app/activeeye/foreignWords.ts'
import { caretRow, type Span } from '../../app/text/differingSpans.ts'
import { markedText, toned } from './styledText.ts'

/**
 * What is not ActiveEye's: the prescribed value and below it the onboarding's, with a row of carets under the
 * characters that differ, since a terminal may show no colour.
 */
export function printForeign(
  values: readonly ForeignValue[],
  print: (...lines: readonly string[]) => void,
): void {
  for (const value of values) {
    const { prescribed, given } = comparedSpans(value)
    print('', toned('bad', `${foreignTitle(value)}. ${foreignMeaning(value)}`))
    print(...comparedLines(COMPARISON_LABELS.prescribed, prescribed))
    print(...comparedLines(COMPARISON_LABELS.given, given))
  }
}

const WIDTH = Math.max(...Object.values(COMPARISON_LABELS).map(({ length }) => length))

function comparedLines(label: string, spans: readonly Span[]): readonly string[] {
  const indent = `  ${label.padEnd(WIDTH)}  `
  const text = spans.map((span) => (span.differs ? markedText(span.text) : span.text)).join('')
  const carets = caretRow(spans)
  return [`${indent}${text}`, ...(carets === '' ? [] : [`${' '.repeat(indent.length)}${carets}`])]
}
