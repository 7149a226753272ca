import { resolve } from 'node:path'
import { parseProxySetting } from '../../app/input/proxyAddress.ts'
import type { NetworkSettings } from '../../app/network/networkSettings.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { typedPath } from '../files/homePath.ts'
import { type Authority, readCaFile } from './certificateAuthorities.ts'

/** The settings that a person typed, as they are saved. Throws InvalidInputError with a sentence for each fault. */
export async function checkSettings(
  typed: NetworkSettings,
  now: Date,
): Promise<{ readonly settings: NetworkSettings; readonly authorities: readonly Authority[] }> {
  const address = typed.proxy.kind === 'manual' ? parseProxySetting(typed.proxy.url) : undefined
  const caFile = typed.caFile?.trim()
    ? resolve(typedPath(typed.caFile, 'the file of certificate authorities'))
    : undefined
  const read = caFile === undefined ? undefined : await readCaFile(caFile, now)
  const faults = [
    ...(address?.ok === false ? address.refusals.map(({ message }) => message) : []),
    ...(read !== undefined && !read.ok ? [read.problem] : []),
  ]
  if (faults.length > 0) throw new InvalidInputError(faults)
  const proxy = address?.ok ? { kind: 'manual' as const, url: address.value } : typed.proxy
  return {
    settings: { proxy, ...(caFile !== undefined && { caFile }) },
    authorities: read?.ok ? read.authorities : [],
  }
}
