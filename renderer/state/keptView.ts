import type { z } from 'zod'
import { create } from 'zustand'
import { type OpenedMirror, useOpened } from './openedStore.ts'

/**
 * How a person looks at a table: filter, order, page. It is kept in this tab, so that a reload comes back to it, and
 * begins anew when another onboarding is opened: a filter that nobody chose there would hide accounts.
 * @param keptAs the key in sessionStorage
 */
export function keptView<T extends object>(keptAs: string, schema: z.ZodType<T>, initial: T) {
  const kept = readView(sessionStorage.getItem(keptAs), schema)
  const use = create<T>(() => kept?.view ?? initial)
  let onboardingId = kept?.onboardingId

  use.subscribe((view) => sessionStorage.setItem(keptAs, JSON.stringify({ onboardingId, view })))
  const follow = ({ opened }: OpenedMirror) => {
    const id = opened?.onboarding.id
    if (id === undefined || id === onboardingId) return
    onboardingId = id
    use.setState(initial, true)
  }
  // A page is loaded when it is shown first, and the onboarding is open before.
  follow(useOpened.getState())
  useOpened.subscribe(follow)
  return use
}

/** A text that another version of the app left is no view. */
export function readView<T>(
  text: string | null,
  schema: z.ZodType<T>,
): { readonly onboardingId: string; readonly view: T } | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    if (typeof kept !== 'object' || kept === null) return undefined
    const onboardingId: unknown = Reflect.get(kept, 'onboardingId')
    const view = schema.safeParse(Reflect.get(kept, 'view'))
    return typeof onboardingId === 'string' && view.success ? { onboardingId, view: view.data } : undefined
  } catch {
    return undefined
  }
}
