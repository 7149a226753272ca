import type { Identified } from '../../aws/clients.ts'

/** Nobody yet: the calls with which one signs in are not signed. */
export const anonymous: Identified = {
  credentials: Object.assign(
    async () => {
      throw new Error('Calls to IAM Identity Center are not signed.')
    },
    { memoized: true as const },
  ),
  signedIn: () => false,
}
