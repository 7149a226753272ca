import { resolve } from 'node:path'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { NetworkCheck, NetworkSettings, NetworkStatus } from '../../../app/network/networkSettings.ts'
import { EXIT } from '../exitStatus.ts'
import { bold, toned } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import { path, proxy } from './arguments.ts'
import {
  type CommonOptions,
  type FileOptions,
  openFor,
  type Program,
  withCommonOptions,
} from './fileCommand.ts'

interface NetworkOptions extends FileOptions {
  /** A PEM file; `false` with `--no-ca-file`. */
  readonly caFile?: string | false | undefined
  readonly proxy?: NetworkSettings['proxy'] | undefined
}

export function addNetworkCommand({ command, terminal, exit }: Program): void {
  withCommonOptions(command.command('network'))
    .description('print how calls reach AWS, and test the connection to each host')
    .argument('[file]', 'the onboarding file, to test each Region that it needs')
    .option(
      '--ca-file <path>',
      'from now on, also trust the certificate authorities in this PEM file',
      path('the file of certificate authorities'),
    )
    .option('--no-ca-file', 'from now on, trust no additional certificate authorities')
    .option('--proxy <proxy>', 'from now on: automatic, none, or an address: http://HOST:PORT', proxy)
    .action(async (file: string | undefined, options: CommonOptions & Omit<NetworkOptions, 'file'>) => {
      exit(await withClient(options, terminal, (client) => network(client, { ...options, file }, terminal)))
    })
}

/** Saves the settings that were given, prints those in effect, and tests the connection to each host. */
async function network(client: ContractClient, options: NetworkOptions, terminal: Terminal): Promise<number> {
  const { file, practice, json } = options
  if (file !== undefined || practice !== undefined) await openFor('read', client, options, terminal)
  const { settings } = await client.network.get()
  const wanted = changed(settings, options)
  const inEffect = wanted === undefined ? await client.network.get() : await client.network.save(wanted)
  if (!json) printNetwork(inEffect, terminal)
  const checks: NetworkCheck[] = []
  for await (const check of await client.network.test({ practice })) {
    checks.push(check)
    if (!json) printCheck(check, terminal)
  }
  if (json) terminal.json({ version: 1, ...inEffect, checks })
  return checks.every(({ ok }) => ok) ? EXIT.verified : EXIT.unfinished
}

/** Undefined when nothing was given. */
function changed(
  { proxy: before, caFile: fileBefore }: NetworkSettings,
  { proxy, caFile }: NetworkOptions,
): NetworkSettings | undefined {
  if (proxy === undefined && caFile === undefined) return undefined
  const file = caFile === undefined ? fileBefore : caFile === false ? undefined : resolve(caFile)
  return { proxy: proxy ?? before, ...(file !== undefined && { caFile: file }) }
}

/** The settings in effect, for a person to compare with what they know. */
function printNetwork(
  { settings, automatic, authorities, bundle, problem }: NetworkStatus,
  terminal: Terminal,
): void {
  terminal.out(bold('How calls reach AWS'))
  terminal.out(`  Proxy: ${proxyText(settings.proxy, automatic)}`)
  terminal.out(`  Certificate authorities of your own: ${settings.caFile ?? 'none'}`)
  for (const subject of authorities) terminal.out(`    ${subject}`)
  if (bundle !== undefined) terminal.out(`  ${bundle}`)
  if (problem !== undefined) terminal.out(`  ${toned('bad', problem)}`)
}

/** The stages of the connection to one host, up to the one that failed. */
function printCheck({ host, purpose, route, attempts, ok, next }: NetworkCheck, terminal: Terminal): void {
  terminal.out('')
  terminal.out(toned(ok ? 'good' : 'bad', `${host}: ${purpose}`))
  terminal.out(`  ${route}`)
  for (const attempt of attempts) {
    terminal.out(`  ${toned(attempt.ok ? 'good' : 'bad', attempt.words)}`)
  }
  if (next !== undefined) terminal.out(`  Next: ${next}`)
}

function proxyText(proxy: NetworkSettings['proxy'], automatic: string): string {
  switch (proxy.kind) {
    case 'automatic':
      return `automatic. ${automatic}`
    case 'none':
      return 'none'
    case 'manual':
      return proxy.url
  }
}
