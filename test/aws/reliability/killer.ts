import { type FSWatcher, watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { TerminalProcess } from '../support/terminalProcess.ts'
import type { TappedCall } from '../support/wiretap.ts'
import { writesAmong } from '../support/writes.ts'
import type { Kill } from './trialScript.ts'

/** Kills the terminal where the deed says. Which call or line that is also depends on what the machine does first. */
export function killer(kill: Kill | undefined, journal: string) {
  let terminal: TerminalProcess | undefined
  let calls = 0
  let victim: TappedCall | undefined
  let isDone = false
  let watcher: FSWatcher | undefined

  const strike = () => {
    isDone = true
    terminal?.kill('SIGKILL')
    return true
  }
  const linesNow = async () => (await readFile(journal, 'utf8').catch(() => '')).split('\n').length - 1
  return {
    isAt(call: TappedCall, when: 'before' | 'after'): boolean {
      if (kill === undefined || kill.at === 'journalLine') return isDone
      if (when === 'before' && (kill.at === 'call' || writesAmong([call.name]).length > 0)) {
        calls += 1
        if (calls === kill.nth) victim = call
      }
      return victim === call && kill.when === when ? strike() : isDone
    },
    started(process: TerminalProcess): void {
      terminal = process
      if (kill?.at !== 'journalLine') return
      const { lines } = kill
      const atStart = linesNow()
      watcher = watch(dirname(journal), async () => {
        if (!isDone && (await linesNow()) - (await atStart) >= lines) strike()
      })
    },
    stop(): void {
      watcher?.close()
    },
    isDone: () => isDone,
  }
}
