import { join } from 'node:path'
import { parseHostOptions } from '../../../main/hosts/hostOptions.ts'
import { runWeb } from '../../../main/web/runWeb.ts'

/**
 * The web host with somebody in front of its terminal who allows everything, since the tests have none. It is
 * started in the project's folder, where the page is built already. The app itself has no such switch.
 */
const options = parseHostOptions(process.argv.slice(2))
await runWeb(options, join(process.cwd(), 'out/renderer'), {
  where: 'nowhere',
  ask: async () => 'yes',
})
