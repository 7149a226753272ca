import { create } from 'zustand'

/**
 * Whether the page reaches its host. `away`: it does not answer; the page keeps trying. `keyless`: it refuses this
 * page, because the token is missing or of an earlier start; only the address that the terminal printed helps.
 */
export type Connection = 'connected' | 'away' | 'keyless'

/** For the frame of the pages: say it on top of every page while it is not `connected`. */
export const useConnection = create<{ readonly connection: Connection }>(() => ({ connection: 'connected' }))

/** What a person reads while the page does not reach its host. */
export const CONNECTION_WORDS: Readonly<Record<Exclude<Connection, 'connected'>, string>> = {
  away: 'The app does not answer. What was done so far is saved. This page goes on by itself as soon as the app is back.',
  keyless: 'This page has lost its key. Open the address that the terminal printed.',
}

export function setConnection(connection: Connection): void {
  if (useConnection.getState().connection !== connection) useConnection.setState({ connection })
}
