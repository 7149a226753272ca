import { join } from 'node:path'
import { hostExitStatus } from '../hosts/hostExitStatus.ts'
import { parseHostOptions } from '../hosts/hostOptions.ts'
import { INSTALLED_NAME } from '../hosts/installedName.ts'
import { runWeb } from './runWeb.ts'

/** The web host of an installed package. Its bundle is in out/terminal, the page beside it. */
const options = parseHostOptions(process.argv.slice(2), { program: INSTALLED_NAME })
process.exitCode = await hostExitStatus(options, async () => {
  await runWeb(options, join(import.meta.dirname, '../renderer'))
  return 0
})
