import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  NETWORK_DEFAULTS,
  type NetworkSettings,
  networkSettingsSchema,
} from '../../app/network/networkSettings.ts'
import { writeWhole } from '../files/writeWhole.ts'

const fileSchema = z.strictObject({ version: z.literal(1), ...networkSettingsSchema.shape })

/** What was saved; without a file, or with one that can't be used, the defaults and why. */
export async function readNetworkSettings(
  dataDirectory: string,
): Promise<{ readonly settings: NetworkSettings; readonly problem?: string }> {
  const path = pathIn(dataDirectory)
  try {
    const { version: _, ...settings } = fileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    return { settings }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { settings: NETWORK_DEFAULTS }
    }
    return {
      settings: NETWORK_DEFAULTS,
      problem: `The network settings in ${path} can’t be read, so the proxy is found automatically and no authority is added. Save them again.`,
    }
  }
}

export async function writeNetworkSettings(dataDirectory: string, settings: NetworkSettings): Promise<void> {
  await writeWhole(pathIn(dataDirectory), `${JSON.stringify({ version: 1, ...settings }, undefined, 2)}\n`)
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, 'network.json')
}
