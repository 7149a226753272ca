import './pageMenu.css'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { MouseEvent } from 'react'
import { PAGES, type PageName, pageTitle } from '../../app/contract/pages.ts'
import { useChecklist } from '../state/checklistStore.ts'
import { useDraft } from '../state/draftStore.ts'
import { navigate, useNavigation } from '../state/navigationStore.ts'
import { useOpened } from '../state/openedStore.ts'
import { statusTypeOf } from '../ui/StateIndicator.tsx'
import { pageState } from './pageState.ts'

/** The pages in the order of the work, each with its state. The items of Cloudscape's navigation can't be disabled. */
export function PageMenu() {
  return (
    <nav className="menu" aria-labelledby="menu-heading">
      <h2 id="menu-heading">Steps</h2>
      <ol>
        {PAGES.map((page, index) => (
          <MenuItem key={page} page={page} number={index + 1} />
        ))}
      </ol>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to a page; the click stays in this one */}
      <a href="#/present" className="menu-item" onClick={(event) => follow(event, 'present')}>
        <span className="menu-words">
          <span className="menu-title">{pageTitle('present')}</span>
          <span className="menu-state">Large, for a call</span>
        </span>
      </a>
    </nav>
  )
}

function MenuItem({ page, number }: { readonly page: PageName; readonly number: number }) {
  const isCurrent = useNavigation((state) => state.page === page)
  const opened = useOpened((state) => state.opened)
  const accounts = useChecklist((state) => state.accounts)
  const activity = useChecklist((state) => state.activity)
  const hasDraft = useDraft((state) => state.state === 'kept' || state.state === 'refused')
  const state = pageState(page, { opened, accounts, activity, hasDraft })
  const content = (
    <>
      <span className="menu-number" aria-hidden="true">
        {number}
      </span>
      <span className="menu-words">
        <span className="menu-title">{pageTitle(page)}</span>
        {state !== undefined && (
          <span className="menu-state">
            <StatusIndicator type={statusTypeOf(state.tone)}>{state.word}</StatusIndicator>
          </span>
        )}
      </span>
    </>
  )
  if (opened === undefined && page !== 'start') {
    return (
      <li>
        {/* biome-ignore lint/a11y/useValidAnchor: a link that is disabled has no address */}
        <a role="link" aria-disabled="true" className="menu-item">
          {content}
        </a>
      </li>
    )
  }
  return (
    <li>
      <a
        href={`#/${page}`}
        className="menu-item"
        {...(isCurrent && { 'aria-current': 'page' as const })}
        onClick={(event) => follow(event, page)}
      >
        {content}
      </a>
    </li>
  )
}

/** The browser handles a click with a modifier key: a new tab or window. */
function follow(event: MouseEvent, page: PageName): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  navigate(page)
}
