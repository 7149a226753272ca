import { join, resolve } from 'node:path'
import { z } from 'zod'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { parseProxySetting } from '../../app/input/proxyAddress.ts'
import {
  NETWORK_DEFAULTS,
  type NetworkSettings,
  networkSettingsSchema,
} from '../../app/network/networkSettings.ts'
import { errorCode } from '../failures/errorCode.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { typedPath } from '../files/homePath.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'
import { type Authority, readCaFile } from './certificateAuthorities.ts'

const fileSchema = z.strictObject({ version: z.literal(1), ...networkSettingsSchema.shape })

/** The saved settings; without a file, or with one that can't be used, the defaults and why. */
export async function readNetworkSettings(
  dataDirectory: string,
): Promise<{ readonly settings: NetworkSettings; readonly problem?: string }> {
  const path = pathIn(dataDirectory)
  try {
    const bytes = await readBoundedFile(path, LIMITS.networkFile, { owner: 'me' })
    const { version: _, ...settings } = fileSchema.parse(parseBoundedJson(bytes.toString('utf8')))
    return { settings }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') {
      return { settings: NETWORK_DEFAULTS }
    }
    const why = error instanceof FileRefused ? ` (found ${error.found}, expected ${error.expected})` : ''
    return {
      settings: NETWORK_DEFAULTS,
      problem: `The network settings in ${path} can’t be read${why}, so the proxy is found automatically and no certificate authority is added. Save them again.`,
    }
  }
}

export async function writeNetworkSettings(dataDirectory: string, settings: NetworkSettings): Promise<void> {
  await writeDataFile(pathIn(dataDirectory), `${JSON.stringify({ version: 1, ...settings }, undefined, 2)}\n`)
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, 'network.json')
}

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
