import type { FileChoice, HostAbilities, SavedText } from '../../app/contract/hostAbilities.ts'

/** What the host that serves the router lends it. */
export interface Host {
  readonly kind: HostAbilities['kind']
  /** Native dialogs; left out where there are none. Each resolves with `undefined` when the person closes it. */
  readonly dialogs?: {
    choose(choice: FileChoice): Promise<string | undefined>
    save(text: SavedText): Promise<string | undefined>
  }
  /** How this computer would get to an address, PAC included, as a PAC file words it; left out where nobody can ask it. */
  resolveProxy?(url: string): Promise<string>
  /** Whether it hears that the screen is locked. */
  readonly hearsLock?: boolean
  /** Opens an address that was checked. False: the page has to do it. */
  openExternal(address: string): Promise<boolean>
}

export const terminalHost: Host = { kind: 'terminal', openExternal: async () => false }

/** The browser that shows the page opens links itself, and has no paths to give. */
export const webHost: Host = { kind: 'web', openExternal: async () => false }
