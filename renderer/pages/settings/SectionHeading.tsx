import type { ReactNode } from 'react'

/** The sections that the address can name: `#/settings/network`. */
export type SettingsSection = 'network' | 'updates' | 'data' | 'diagnostics' | 'about'

interface SectionHeadingProps {
  readonly section: SettingsSection
  readonly children: ReactNode
}

/** The heading of a section that a person can be led to. */
export function SectionHeading({ section, children }: SectionHeadingProps) {
  return (
    <span id={idOf(section)} tabIndex={-1} className="result-heading">
      {children}
    </span>
  )
}

/** Scrolls to the section that the address names, and gives its heading the focus. */
export function showSection(section: string | undefined): void {
  if (section === undefined) return
  const heading = document.getElementById(idOf(section))
  heading?.scrollIntoView({ block: 'center' })
  heading?.focus({ preventScroll: true })
}

function idOf(section: string): string {
  return `settings-${section}`
}
