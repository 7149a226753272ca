import { dataDirectory } from '../../files/dataDirectory.ts'
import { diagnostics } from '../../hosts/diagnostics.ts'
import { writeAsked } from '../askBeforeReplacing.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { path } from './arguments.ts'
import type { Program } from './fileCommand.ts'

interface DiagnosticsOptions {
  readonly dataDir?: string
  /** Only shown when left out. */
  readonly out?: string
  readonly yes: boolean
}

export function addDiagnosticsCommand({ command, terminal, exit }: Program): void {
  command
    .command('diagnostics')
    .description('show what support needs to see of this computer, and save it once you have read it')
    .option('--data-dir <directory>', 'the directory for journals and settings')
    .option('--out <path>', 'the file to save it to', path('the diagnostics'))
    .option('--yes', 'save it, and replace the file, without asking', false)
    .action(async (options: DiagnosticsOptions) => exit(await showDiagnostics(options, terminal)))
}

/** Needs neither a journal nor a sign-in: what is broken may be one of them. */
async function showDiagnostics(
  { dataDir, out, yes }: DiagnosticsOptions,
  terminal: Terminal,
): Promise<number> {
  const text = await diagnostics(dataDirectory(dataDir), process.env, new Date())
  terminal.document(text)
  if (out === undefined) return EXIT.verified
  if (!yes && !(terminal.interactive && (await terminal.ask(`Save this to ${out}?`)))) {
    terminal.err(`${out} was not written. To save it without being asked, add --yes.`)
    return EXIT.wrongInput
  }
  if ((await writeAsked(out, text, yes, terminal)) === 'refused') return EXIT.wrongInput
  terminal.err(`Diagnostics: ${out}`)
  return EXIT.verified
}
