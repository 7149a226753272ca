import { create } from 'zustand'
import {
  type IdentityCenterPortal,
  identityCenterPortalSchema,
} from '../../app/input/identityCenterPortal.ts'

const KEPT_AS = 'access-portal'

/** The access portal that was typed last in this tab, so that a reload keeps it; main keeps the sign-in to it. */
export const useTypedPortal = create<{ readonly portal: IdentityCenterPortal | undefined }>(() => ({
  portal: keptPortal(sessionStorage.getItem(KEPT_AS)),
}))

/** What is not whole yet is kept until the reload only. */
export function keepTypedPortal(portal: IdentityCenterPortal): void {
  if (identityCenterPortalSchema.safeParse(portal).success) {
    sessionStorage.setItem(KEPT_AS, JSON.stringify(portal))
  }
  useTypedPortal.setState({ portal })
}

/** For a page that is loaded in call mode: it would show the address. */
export function forgetTypedPortal(): void {
  sessionStorage.removeItem(KEPT_AS)
}

/** A text that another version of the app left is no portal. */
export function keptPortal(text: string | null): IdentityCenterPortal | undefined {
  try {
    return identityCenterPortalSchema.safeParse(JSON.parse(text ?? 'null')).data
  } catch {
    return undefined
  }
}
