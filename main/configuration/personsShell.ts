import type { Shell } from '../../app/text/shellCommand.ts'
import type { Environment } from './environment.ts'

/** What reads the commands of the person who started this program. Git Bash and MSYS2 set MSYSTEM. */
export function personsShell(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): Shell {
  return platform === 'win32' && env.MSYSTEM === undefined ? 'cmdOrPowerShell' : 'sh'
}
