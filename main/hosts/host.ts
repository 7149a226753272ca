import type { HostAbilities } from '../../app/contract/contract.ts'
import type { FileChoice, SavedText } from '../../app/contract/hostFiles.ts'
import type { OutsideAnswer, OutsideQuestion } from '../../app/contract/outsideQuestion.ts'
import type { UpdateSettings } from '../../app/updates/updateSettings.ts'
import type { UpdatesState } from '../../app/updates/updatesState.ts'
import { printWithBrowser } from './printWithBrowser.ts'

/** What the host provides to the router that it serves. */
export interface Host {
  readonly kind: HostAbilities['kind']
  /** Native dialogs; left out where there are none. Each resolves with `undefined` when the person closes it. */
  readonly dialogs?: {
    choose(choice: FileChoice): Promise<string | undefined>
    save(text: SavedText): Promise<string | undefined>
  }
  /** The proxy of this computer's settings for an address, PAC included, in the form of a PAC result; left out where the host can't ask. */
  resolveProxy?(url: string): Promise<string>
  /** Whether the host is told that the screen is locked. */
  readonly hearsLock?: boolean
  /** Opens an address that was checked before. False: the page has to open it. */
  openExternal(address: string): Promise<boolean>
  readonly outsidePage: OutsidePage
  /** Left out where the program does not update itself. */
  readonly updates?: HostUpdates
  /**
   * Prints a page without scripts, which asks for nothing, as PDF. @throws ConflictError when that can't be done here;
   * the signal's reason when it fires
   */
  printPdf(html: string, signal?: AbortSignal): Promise<Uint8Array>
}

/** Updates of the installed window. Each resolves with what then holds; a network that fails is told there. */
export interface HostUpdates {
  state(): Promise<UpdatesState>
  save(settings: UpdateSettings): Promise<UpdatesState>
  /** @throws ConflictError where nothing may be asked */
  check(): Promise<UpdatesState>
  /** Downloads what the last check found. @throws ConflictError when that is another version now, or not allowed */
  install(version: string): Promise<UpdatesState>
}

/** A person, where no page can answer. */
export interface OutsidePage {
  readonly where: HostAbilities['confirmsIn']
  ask(question: OutsideQuestion): Promise<OutsideAnswer>
}

/** There is no page: whoever calls is the person. */
export const terminalHost: Host = {
  kind: 'terminal',
  openExternal: async () => false,
  outsidePage: { where: 'terminal', ask: async () => 'yes' },
  printPdf: printWithBrowser,
}

/** The browser that shows the page opens links itself, and has no paths to give. */
export function webHost(outsidePage: OutsidePage): Host {
  return { kind: 'web', openExternal: async () => false, outsidePage, printPdf: printWithBrowser }
}
