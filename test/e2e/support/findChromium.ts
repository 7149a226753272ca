import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** A Chromium to test in, or why there is none. */
export type Browser =
  | { readonly found: true; readonly executable: string }
  | { readonly found: false; readonly why: string }

/**
 * Playwright's own, else the system's, else installed with apt where that asks nobody: as root, or where CI is set.
 * Missing all the same is an error where CI is set, so that nobody takes a skipped suite for a good one.
 */
export function findChromium(env: NodeJS.ProcessEnv = process.env): Browser {
  const executable = installed(env) ?? (mayInstall(env) ? install(env) : undefined)
  if (executable !== undefined) return { found: true, executable }
  const why =
    'There is no Chromium: install one with "npx playwright install chromium" or "apt install chromium".'
  if (env.CI) throw new Error(why)
  return { found: false, why }
}

/**
 * The address bar's suggestions are pages of their own in Chromium 15x, loaded for each new window: more CPU than ours
 * takes. The last of several lists counts, so what Playwright switches off stands here, too.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** Sandboxes and QUIC do not work in many containers; nothing else may be asked for from the network. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
]

function installed({ PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  const onPath = PATH.split(delimiter).flatMap((directory) => [
    join(directory, 'chromium'),
    join(directory, 'chromium-browser'),
    join(directory, 'google-chrome'),
  ])
  return [chromium.executablePath(), '/usr/bin/chromium', ...onPath].find((path) => existsSync(path))
}

function mayInstall(env: NodeJS.ProcessEnv): boolean {
  return process.platform === 'linux' && (process.getuid?.() === 0 || Boolean(env.CI))
}

function install(env: NodeJS.ProcessEnv): string | undefined {
  process.stderr.write('There is no Chromium: installing it with apt.\n')
  const words = process.getuid?.() === 0 ? [] : ['sudo', '--non-interactive']
  try {
    for (const what of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
      const [command = '', ...rest] = [...words, 'apt-get', '--quiet', ...what]
      execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] })
    }
  } catch {
    return undefined
  }
  return installed(env)
}
