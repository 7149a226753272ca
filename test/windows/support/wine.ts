import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What the suite's setup made; every worker gets it. */
export interface WindowsPlaces {
  /** Wine's Windows: its drive C: is in it. */
  readonly prefix: string
  readonly node: string
  /** The bundles for Node 22, as they are built before the suite. */
  readonly terminal: string
  readonly host: string
  readonly page: string
}

/** Debian's Wine, or why there is none. */
export type Wine = { readonly found: true } | { readonly found: false; readonly why: string }

const PROGRAMS = ['wine', 'makensis', 'osslsigncode', 'x86_64-w64-mingw32-gcc', '7za']

/** Of Debian: what runs programs, and what packages the installer. */
const PACKAGES = ['wine', 'wine64', 'nsis', 'osslsigncode', 'gcc-mingw-w64-x86-64', 'p7zip-full']

/**
 * Wine and what makes the installer: those of the system, else installed with apt where that asks nobody, as root on
 * Debian. Missing all the same, the suite is skipped, loudly; it is no part of `npm test`.
 */
export function findWine(): Wine {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { found: false, why: 'Wine runs Node for Windows on Linux with an x64 processor.' }
  if (!isInstalled() && process.getuid?.() === 0) install()
  return isInstalled()
    ? { found: true }
    : { found: false, why: `There is no Wine: apt-get install ${PACKAGES.join(' ')}.` }
}

function isInstalled(): boolean {
  return PROGRAMS.every((name) => existsSync(join('/usr/bin', name)))
}

function install(): void {
  process.stderr.write(`There is no Wine: installing ${PACKAGES.join(', ')} with apt.\n`)
  try {
    for (const what of [['update'], ['install', '--yes', '--no-install-recommends', ...PACKAGES]])
      execFileSync('apt-get', ['--quiet', ...what], { stdio: ['ignore', 'ignore', 'inherit'] })
  } catch {
    // The caller says what is missing.
  }
}

/** What Wine needs, and no setting of whoever runs the tests. */
export function wineEnvironment(prefix: string): Record<string, string> {
  return {
    PATH: '/usr/bin:/bin',
    HOME: prefix,
    LANG: 'C.UTF-8',
    WINEPREFIX: prefix,
    // Debian's wineserver leaves a directory behind in it.
    TMPDIR: prefix,
    WINEDEBUG: '-all',
    // Neither .NET nor a browser engine, which Wine would ask a person about.
    WINEDLLOVERRIDES: 'mscoree=;mshtml=;winemenubuilder.exe=',
    // Node 22 asks for Windows 10 or newer, by a version that Wine does not name.
    NODE_SKIP_PLATFORM_CHECK: '1',
  }
}
