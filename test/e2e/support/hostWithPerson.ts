import { fileURLToPath } from 'node:url'
import { parseHostOptions } from '../../../main/hosts/hostOptions.ts'
import { runWeb } from '../../../main/web/runWeb.ts'

/**
 * The web host with somebody in front of its terminal who allows everything, since the tests have none. The page is
 * built already. The app itself has no such switch.
 */
const options = parseHostOptions(process.argv.slice(2))
await runWeb(options, fileURLToPath(new URL('../../../out/renderer', import.meta.url)), {
  where: 'nowhere',
  ask: async () => 'yes',
})
