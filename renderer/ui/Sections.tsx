import './sections.css'
import type { ReactNode } from 'react'

/** Sections below each other. Unlike SpaceBetween, one that has nothing to show leaves no gap. */
export function Sections({ children }: { readonly children: ReactNode }) {
  return <div className="sections">{children}</div>
}
