import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import './page.css'
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react'

/** Asked by each page when it appears: whether its heading takes the focus. The shell provides the answer. */
export const PageFocusContext = createContext<() => boolean>(() => false)

interface PageProps {
  readonly title: string
  /** One sentence: what this page is for. */
  readonly description?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page: its heading, where the focus goes when a person comes here, and what is on it. */
export function Page({ title, description, actions, children }: PageProps) {
  const heading = useRef<HTMLSpanElement>(null)
  const takesFocus = useContext(PageFocusContext)
  useEffect(() => {
    if (!takesFocus()) return
    // From the top: what the last page was scrolled to means nothing here, and banners stick over the heading.
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          {...(description !== undefined && { description })}
          {...(actions !== undefined && { actions })}
        >
          <span ref={heading} id="content" tabIndex={-1} className="page-heading">
            {title}
          </span>
        </Header>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </ContentLayout>
  )
}

/** Moves the focus to the page's heading, without scrolling, when the focused element has gone. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('.page-heading')?.focus({ preventScroll: true })
}

/** Moves the focus to the heading of what was asked for, or to the page's where the result has none. */
export function focusResult(): void {
  const heading = document.querySelector<HTMLElement>('.result-heading')
  if (heading === null) focusHeading()
  else heading.focus({ preventScroll: true })
}

/** Whether what had the focus is gone, and nobody has moved it elsewhere since. */
export function isFocusLost(): boolean {
  const { activeElement, body } = document
  return activeElement === null || activeElement === body || activeElement.matches('.page-heading')
}

/** Sections below each other. Unlike SpaceBetween, one that has nothing to show leaves no gap. */
export function Sections({ children }: { readonly children: ReactNode }) {
  return <div className="sections">{children}</div>
}
