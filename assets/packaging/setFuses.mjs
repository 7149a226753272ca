import { join } from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'

/**
 * Electron's fuses, every one said: a fuse that a later Electron adds fails the packaging until it is decided.
 * electron-builder's own `electronFuses` knows eight of the nine.
 *
 * Only a build for Playwright, never published, lets itself be inspected: ONBOARDING_E2E=1 (playwright.dev, Electron,
 * known issues).
 */
export function fuses(env = process.env) {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: env.ONBOARDING_E2E === '1',
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    [FuseV1Options.WasmTrapHandlers]: true,
  }
}

/** electron-builder's hook, before anything is signed. */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo
  const executable = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName,
  }[electronPlatformName]
  // An ad-hoc signature of Apple silicon breaks with the change; a release is signed afterwards anyway.
  const resetAdHocDarwinSignature = electronPlatformName === 'darwin'
  await flipFuses(join(appOutDir, executable), { ...fuses(), resetAdHocDarwinSignature })
}
