import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { shellCommand } from '../../app/text/shellCommand.ts'
import { hasWindows, onDriveZ, openDesk, places, startWindows } from './support/windows.ts'

/** In ASCII: what is piped to cmd is read in the code page of its window. */
const WORDS = [
  'plan',
  'C:\\My Onboardings & more\\new^ (1)! 100%.onboarding.json',
  '\\\\server\\share\\a,b;c=d.json',
  'C:\\ends in a backslash\\',
  "O'Brien",
  '111122223333',
  '<in> | out',
] as const

describe.runIf(hasWindows)('a command as it is shown', () => {
  test('reaches the program through cmd word by word', async () => {
    const { directory } = await openDesk()
    const echo = join(directory, 'echo.js')
    await writeFile(echo, 'console.log(JSON.stringify(process.argv.slice(2)))')
    const { text, onlyIn } = shellCommand(
      [onDriveZ(places().node), onDriveZ(echo), ...WORDS],
      'cmdOrPowerShell',
    )
    expect(onlyIn).toBeUndefined()
    // As a person types it: a file of commands reads `%` in another way, and words of `cmd /c` get quotes of Wine's.
    const typed = join(directory, 'typed.txt')
    await writeFile(typed, `${text}\r\nexit\r\n`)
    const script = `require('node:child_process').spawnSync('cmd', ['/q'], { input: require('node:fs').readFileSync(process.argv[1]), stdio: ['pipe', 'inherit', 'inherit'] })`
    const { stdout } = await startWindows(places().node, ['-e', script, onDriveZ(typed)]).ended
    expect(stdout).toContain(JSON.stringify(WORDS))
  })
})
