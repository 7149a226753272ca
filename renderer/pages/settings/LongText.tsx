import './settings.css'

/** A document as it is, in a part of the page that scrolls by itself. */
export function LongText({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <section
      className="long-text"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      <pre>{text}</pre>
    </section>
  )
}
