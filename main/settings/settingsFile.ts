import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { firstItems, LIMITS } from '../../app/input/limits.ts'
import {
  NETWORK_DEFAULTS,
  type NetworkSettings,
  networkSettingsSchema,
} from '../../app/network/networkSettings.ts'
import { type Fault, faultText, pathText } from '../../app/onboarding/fault.ts'
import { schemaFaults } from '../../app/onboarding/schemaFaults.ts'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../../app/settings/settings.ts'
import { errorCode } from '../failures/errorCode.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'

const VERSION = 1

/** Each setting may be missing: it has its default then. */
const fileSchema = z.strictObject({ version: z.literal(VERSION), ...settingsSchema.partial().shape })

/** `network.json`, where earlier versions kept the network settings alone. */
const earlierSchema = z.strictObject({ version: z.literal(1), ...networkSettingsSchema.shape })

/** The saved settings. One that can't be read has its default, and a sentence that names it. */
export interface ReadSettings {
  readonly settings: Settings
  readonly problems: SettingsProblems
}

/** By the setting's name. `file`: none of the settings is in effect. `unknown`: something else stands beside them. */
export type SettingsProblems = ReadonlyMap<keyof Settings | 'file' | 'unknown', string>

/** Never fails: what can't be read is said. */
export async function readSettings(dataDirectory: string): Promise<ReadSettings> {
  const path = settingsPath(dataDirectory)
  try {
    const raw = await readFields(path)
    if (raw === undefined) return await withEarlierNetwork(dataDirectory, DEFAULT_SETTINGS, new Map())
    const problems = problemsOf(raw, path)
    const isOurs = raw.version === VERSION
    const good = Object.entries(raw).filter(([name]) => isOurs && isSetting(name) && !problems.has(name))
    const settings = settingsSchema.parse({ ...DEFAULT_SETTINGS, ...Object.fromEntries(good) })
    return 'network' in raw
      ? { settings, problems }
      : await withEarlierNetwork(dataDirectory, settings, problems)
  } catch (error) {
    const why = `The settings in ${path} can’t be read (${unreadableWords(error)}), so none of them is in effect: the proxy is found automatically, no certificate authority is added, and no server is asked for updates. Correct the file, or set them again.`
    return { settings: DEFAULT_SETTINGS, problems: new Map([['file', why]]) }
  }
}

/** Changes these settings in the file and leaves the others as they stand there. @throws FileNotWritten */
export async function writeSettings(dataDirectory: string, change: Partial<Settings>): Promise<void> {
  const path = settingsPath(dataDirectory)
  const before = await readFields(path).catch(() => undefined)
  const others = before?.version === VERSION ? before : {}
  const earlier =
    'network' in others ? undefined : await readEarlierNetwork(dataDirectory).catch(() => undefined)
  const text = JSON.stringify(
    { ...others, ...(earlier !== undefined && { network: earlier }), ...change, version: VERSION },
    undefined,
    2,
  )
  await writeDataFile(path, `${text}\n`)
  await rm(earlierPath(dataDirectory), { force: true }).catch(() => undefined)
}

function problemsOf(raw: Readonly<Record<string, unknown>>, path: string): SettingsProblems {
  const problems = new Map<keyof Settings | 'file' | 'unknown', string>()
  for (const fault of firstItems(schemaFaults(fileSchema, raw), LIMITS.errors)) {
    const name = String(fault.path[0])
    const what = isSetting(name) ? name : name === 'version' ? 'file' : 'unknown'
    problems.set(what, faultWords(fault, path))
  }
  return problems
}

/** Names the field, and what holds as long as it is wrong. */
function faultWords(fault: Fault, path: string): string {
  const [name = ''] = fault.path
  const effect =
    name === 'version'
      ? 'None of the settings is in effect'
      : isSetting(String(name))
        ? `The setting ${name} has its default`
        : 'It has no effect'
  return `The settings in ${path}: ${pathText(fault.path)}: ${faultText(fault)}. ${effect}. Correct the file, or set it again.`
}

async function withEarlierNetwork(
  dataDirectory: string,
  settings: Settings,
  problems: SettingsProblems,
): Promise<ReadSettings> {
  try {
    return {
      settings: { ...settings, network: (await readEarlierNetwork(dataDirectory)) ?? NETWORK_DEFAULTS },
      problems,
    }
  } catch (error) {
    const why = `The network settings in ${earlierPath(dataDirectory)} can’t be read (${unreadableWords(error)}), so the proxy is found automatically and no certificate authority is added. Save them again.`
    return { settings, problems: new Map([...problems, ['network', why]]) }
  }
}

async function readEarlierNetwork(dataDirectory: string): Promise<NetworkSettings | undefined> {
  const raw = await readFields(earlierPath(dataDirectory))
  if (raw === undefined) return undefined
  const { version: _, ...network } = earlierSchema.parse(raw)
  return network
}

/** The fields of a file that only this user can write; `undefined` when there is none. */
async function readFields(path: string): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const bytes = await readBoundedFile(path, LIMITS.settingsFile, { owner: 'me' })
    return z.record(z.string(), z.unknown()).parse(parseBoundedJson(bytes.toString('utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Without the file's own text, in which anything may stand. */
function unreadableWords(error: unknown): string {
  if (error instanceof FileRefused) return `found ${error.found}, expected ${error.expected}`
  if (error instanceof SyntaxError) {
    const place = /line \d+ column \d+/.exec(error.message)?.[0]
    return place === undefined ? 'it is no JSON' : `it is no JSON: ${place}`
  }
  if (error instanceof z.ZodError) return 'it does not have the form of settings'
  return errorCode(error) ?? 'no reason is known'
}

function isSetting(name: string): name is keyof Settings {
  return Object.hasOwn(settingsSchema.shape, name)
}

function settingsPath(dataDirectory: string): string {
  return join(dataDirectory, 'settings.json')
}

function earlierPath(dataDirectory: string): string {
  return join(dataDirectory, 'network.json')
}
