import { resolve } from 'node:path'
import type { NetworkCheck, NetworkSettings } from '../../../app/network/networkSettings.ts'
import { EXIT } from '../exitStatus.ts'
import { printCheck, printNetwork } from '../printNetwork.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { openFor } from './openFor.ts'
import type { FileOptions } from './options.ts'

export interface NetworkOptions extends FileOptions {
  /** A PEM file; `false` for none from now on. */
  readonly caFile?: string | false | undefined
  readonly proxy?: NetworkSettings['proxy'] | undefined
}

/** How calls get to AWS: saves what was given, says what is in effect, and tries the way to each host. */
export async function network(client: Client, options: NetworkOptions, terminal: Terminal): Promise<number> {
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
  if (json) terminal.out(JSON.stringify({ version: 1, ...inEffect, checks }, null, 2))
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
