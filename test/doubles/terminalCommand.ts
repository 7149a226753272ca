import { InvalidInputError } from '../../main/failures/invalidInputError.ts'
import { everyCommand } from '../../main/terminal/loadCommands.ts'
import { createProgram } from '../../main/terminal/program.ts'
import { fakeTerminal } from './fakeTerminal.ts'

const COMMANDS = await everyCommand()

/** Runs a command of the terminal in this process, where nobody is asked. */
export async function terminalCommand(...words: readonly string[]) {
  const { lines, terminal } = fakeTerminal()
  let status: number | undefined
  const exit = (given: number) => {
    status = given
  }
  await createProgram(terminal, exit, COMMANDS)
    .parseAsync(words, { from: 'user' })
    .catch((error: unknown) => {
      if (!(error instanceof InvalidInputError)) throw error
      lines.push(...error.errors)
    })
  return {
    status,
    /** What it printed, and why it was refused. */
    text: lines.join('\n'),
    /** What it printed as JSON. */
    json: (): unknown => JSON.parse(lines.find((line) => line.startsWith('{')) ?? ''),
  }
}
