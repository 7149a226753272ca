import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { flowLogDestinationOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { answeredLines, bucketRequestOf } from '../../../app/report/bucketRequest.ts'
import { emailText, requestEmail } from '../../../app/report/requestEmail.ts'
import { writeAsked } from '../askBeforeReplacing.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { path } from './arguments.ts'
import { addFileCommand, type FileOptions, openFor, type Program } from './fileCommand.ts'

interface RequestOptions extends FileOptions {
  readonly email: boolean
  /** Standard output when left out. */
  readonly out?: string | undefined
}

export function addRequestCommand(program: Program): void {
  addFileCommand(
    program,
    'request',
    'print the request to ActiveEye: the accounts that its bucket refuses, and the flow logs that AWS cannot deliver',
    request,
  )
    .option('--email', 'a short mail instead: its subject and five lines', false)
    .option('--out <path>', 'the file to write to; standard output when left out', path('the request'))
}

/** Prints the request from the journal, without calling AWS. */
async function request(
  client: ContractClient,
  { email, out, ...options }: RequestOptions,
  terminal: Terminal,
): Promise<number> {
  const onboarding = await openFor('read', client, options, terminal)
  const checklist = await client.checklist.get()
  const destination = flowLogDestinationOf(onboarding)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const needed = bucketRequestOf(checklist, destination, timeZone)
  const mail = needed && requestEmail(needed, checklist.customer, destination, timeZone)
  if (options.json && out === undefined) {
    terminal.json({ request: needed ?? null, email: mail ?? null })
    return EXIT.verified
  }
  if (needed === undefined || mail === undefined) {
    const answered = answeredLines(checklist, timeZone)
    if (answered.length === 0)
      terminal.err('Nothing is to be requested: the bucket refuses no account, and no flow log fails.')
    else terminal.err('Everything that was requested is answered. Run again for these accounts:', ...answered)
    return EXIT.verified
  }
  const text = email ? emailText(mail) : needed.text
  if (out === undefined) terminal.document(text)
  else if ((await writeAsked(out, `${text}\n`, options.yes, terminal)) === 'refused') return EXIT.wrongInput
  else if (options.json) terminal.json({ files: [out] })
  else terminal.out(`Request: ${out}`)
  return EXIT.verified
}
