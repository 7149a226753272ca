import { join } from 'node:path'
import { APP_SCHEME } from './appOrigin.ts'
import type { ElectronParts } from './electron.ts'

/**
 * What has to be done before Electron is ready. False: another instance has this data directory and was told to come
 * to the front.
 */
export function prepare(
  { app, protocol }: Pick<ElectronParts, 'app' | 'protocol'>,
  dataDirectory: string,
): boolean {
  // Chromium's own files, and with them the lock on one instance for each data directory.
  app.setPath('userData', join(dataDirectory, 'window'))
  if (!app.requestSingleInstanceLock()) return false
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
  return true
}
