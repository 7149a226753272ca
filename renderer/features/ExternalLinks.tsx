import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { RefusalAlert } from './RefusalAlert.tsx'
import { useOpenExternal } from './useOpenExternal.ts'

interface ExternalLinksProps {
  readonly links: readonly { readonly text: string; readonly url: string }[]
  /** Below the links. */
  readonly children?: ReactNode
}

/** Links that leave the app, below each other; the host decides whether each may be opened. */
export function ExternalLinks({ links, children }: ExternalLinksProps) {
  const { open, refusal } = useOpenExternal()
  return (
    <SpaceBetween size="xxs">
      {links.map(({ text, url }) => (
        <Link
          key={url}
          href={url}
          external
          externalIconAriaLabel="(opens in a new tab)"
          onFollow={(event) => {
            event.preventDefault()
            void open(url)
          }}
        >
          {text}
        </Link>
      ))}
      {children}
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
