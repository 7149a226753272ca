import type { Configuration, Profile } from '../../../app/access/foundAccounts.ts'
import { type Portal, portalKey } from '../../../app/input/portal.ts'
import type { WantedPortal } from '../signIn/signInToPortals.ts'

/** The access portals that these profiles need, each once. */
export function portalsOf(profiles: readonly Profile[]): readonly WantedPortal[] {
  const portals = profiles.flatMap(({ identityCenter }) => identityCenter ?? [])
  return [...Map.groupBy(portals, portalKey).values()].flatMap(([portal, ...more]) =>
    portal === undefined ? [] : [{ ...portal, accounts: more.length + 1 }],
  )
}

/** The portal that was named, as far as it was; the rest is taken from the configuration where it names just one. */
export function chosenPortal(
  { identityCenters }: Configuration,
  { startUrl, region }: { readonly startUrl?: string | undefined; readonly region?: string | undefined },
): Portal | undefined {
  if (startUrl !== undefined && region !== undefined) return { startUrl, region }
  const matching = identityCenters.filter(
    (known) =>
      (startUrl === undefined || portalKey({ ...known, startUrl }) === portalKey(known)) &&
      (region === undefined || region === known.region),
  )
  const [only] = matching
  return only === undefined || matching.length > 1
    ? undefined
    : { startUrl: only.startUrl, region: only.region }
}
