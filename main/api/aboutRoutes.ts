import type { Backend } from '../accounts/backend.ts'
import { diagnostics, withoutHome } from '../hosts/diagnostics.ts'
import { readNotices } from '../hosts/notices.ts'
import type { RouterBase } from './routerBase.ts'

/** What this app is, what is in it, and what support needs to see of it. */
export function aboutRoutes(os: RouterBase, { version, dataDirectory }: Backend) {
  return {
    about: os.about.handler(() => ({ version, dataDirectory })),
    notices: os.notices.handler(() => readNotices()),
    diagnostics: os.diagnostics.handler(async () => ({
      dataDirectory: withoutHome(dataDirectory),
      text: await diagnostics(dataDirectory, process.env, new Date()),
    })),
  }
}
