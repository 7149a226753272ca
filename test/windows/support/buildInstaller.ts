import { execFile } from 'node:child_process'
import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { wineEnvironment } from './wine.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const SUPPORT = join(ROOT, 'test/windows/support')
const PLUGINS = ['UAC', 'StdUtils', 'nsProcess', 'WinShell', 'Nsis7z', 'SpiderBanner']
const PASSWORD = 'of the test'

const run = promisify(execFile)

/** A signed installer, and the certificate that it is signed with. */
export interface Installer {
  readonly executable: string
  readonly certificate: string
}

/**
 * Builds the NSIS installer as a release does, with the toolset of Debian, around a stand-in for Electron's runtime. It
 * is of 64 bits, since Debian's Wine runs no others; and its plugins, which Debian does not have, are stand-ins.
 * @param directory for what is made
 */
export async function buildInstaller(directory: string, prefix: string): Promise<Installer> {
  const [tools, runtime] = await Promise.all([
    makeTools(directory),
    makeRuntime(directory),
    makeCertificate(directory),
  ])
  const dist = join(directory, 'dist')
  await run(
    join(ROOT, 'node_modules/.bin/electron-builder'),
    [
      ...['--win', 'nsis', '--x64', `-c.electronDist=${runtime}`, `-c.directories.output=${dist}`],
      // Debian's NSIS lacks words of other languages, and warns of what is made for 32 bits.
      '-c.nsis.warningsAsErrors=false',
      ...['-c.nsis.installerLanguages=en_US', `-c.nsis.include=${join(SUPPORT, 'onWine.nsh')}`],
      // The part that makes an update smaller is electron-updater's, and needs a download.
      '-c.nsis.differentialPackage=false',
    ],
    {
      cwd: ROOT,
      env: {
        ...wineEnvironment(prefix),
        PATH: process.env.PATH,
        ELECTRON_BUILDER_OFFLINE: 'true',
        ELECTRON_BUILDER_NSIS_DIR: tools,
        ELECTRON_BUILDER_NSIS_RESOURCES_DIR: tools,
        ELECTRON_BUILDER_7ZIP_PATH: '/usr/lib/p7zip/7za',
        USE_SYSTEM_WINE: 'true',
        USE_SYSTEM_OSSLSIGNCODE: 'true',
        WIN_CSC_LINK: join(directory, 'certificate.pfx'),
        WIN_CSC_KEY_PASSWORD: PASSWORD,
      },
    },
  ).catch((error: Error & { stdout?: string }) => {
    throw new Error(`${error.message}\n${error.stdout?.slice(-4000)}`)
  })
  const [name = 'none'] = (await readdir(dist)).filter((entry) => entry.endsWith('.exe'))
  return { executable: join(dist, name), certificate: join(directory, 'certificate.pem') }
}

async function makeTools(directory: string): Promise<string> {
  const tools = join(directory, 'tools')
  const plugins = join(tools, 'plugins/amd64-unicode')
  await mkdir(plugins, { recursive: true })
  await mkdir(join(tools, 'plugins/x86-unicode'))
  const library = join(directory, 'plugins.dll')
  await run('x86_64-w64-mingw32-gcc', ['-shared', '-s', '-o', library, join(SUPPORT, 'standInPlugins.c')])
  for (const name of PLUGINS) await copyFile(library, join(plugins, `${name}.dll`))
  const target = `'-XTarget amd64-unicode' '-X!addplugindir /amd64-unicode "${plugins}"'`
  await writeFile(join(tools, 'makensis'), `#!/bin/sh\nexec /usr/bin/makensis ${target} "$@"\n`, {
    mode: 0o755,
  })
  return tools
}

async function makeRuntime(directory: string): Promise<string> {
  const runtime = join(directory, 'runtime')
  await mkdir(join(runtime, 'locales'), { recursive: true })
  await mkdir(join(runtime, 'resources'))
  const resources = join(directory, 'resources.o')
  await run('x86_64-w64-mingw32-windres', [join(SUPPORT, 'standInRuntime.rc'), '-O', 'coff', '-o', resources])
  const words = ['-s', '-o', join(runtime, 'electron.exe'), join(SUPPORT, 'standInRuntime.c'), resources]
  await run('x86_64-w64-mingw32-gcc', words)
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak'])
    await writeFile(join(runtime, name), '')
  await writeFile(join(runtime, 'version'), '45.4.1')
  return runtime
}

async function makeCertificate(directory: string): Promise<void> {
  const file = (name: string) => join(directory, name)
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', file('key.pem')]
  const about = ['-days', '2', '-subj', '/CN=Windows suite', '-addext', 'extendedKeyUsage=codeSigning']
  await run('openssl', ['req', '-x509', ...key, '-out', file('certificate.pem'), ...about])
  const both = ['-inkey', file('key.pem'), '-in', file('certificate.pem')]
  await run('openssl', [
    'pkcs12',
    '-export',
    ...both,
    '-out',
    file('certificate.pfx'),
    '-passout',
    `pass:${PASSWORD}`,
  ])
}
