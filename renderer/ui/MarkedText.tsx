import './markedText.css'
import type { Span } from '../../app/text/differingSpans.ts'

/** A text whose pieces are marked where it differs from the one beside it. */
export function MarkedText({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <code className="marked-text" translate="no">
      {spans.map(({ text, differs }, index) =>
        differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece has nothing but its place
          <mark key={index}>{text}</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece has nothing but its place
          <span key={index}>{text}</span>
        ),
      )}
    </code>
  )
}
