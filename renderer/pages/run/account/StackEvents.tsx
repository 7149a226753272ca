import './account.css'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useLayoutEffect, useRef } from 'react'
import { useChecklist } from '../../../state/checklistStore.ts'

/** What CloudFormation said while this window was open, the newest below. Not announced: it is too much. */
export function StackEvents({ accountId }: { readonly accountId: string }) {
  const lines = useChecklist((state) => state.lines.get(accountId))
  const list = useRef<HTMLOListElement>(null)
  const atEnd = useRef(true)
  const newest = lines?.at(-1)
  // Follows the newest line, unless a person has scrolled up to read.
  useLayoutEffect(() => {
    if (newest !== undefined && atEnd.current && list.current)
      list.current.scrollTop = list.current.scrollHeight
  }, [newest])
  if (lines === undefined) return null
  return (
    <ExpandableSection
      variant="container"
      headerText="Stack events"
      headerCounter={`(${lines.length})`}
      defaultExpanded
    >
      <ol
        ref={list}
        className="stack-events"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label="Stack events"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < 8
        }}
      >
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice
          <li key={index}>{line}</li>
        ))}
      </ol>
    </ExpandableSection>
  )
}
