import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { LIMITS } from '../../app/input/limits.ts'
import type { Installation } from '../../app/updates/decideUpdates.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'

/** What electron-builder writes for a build that is signed; electron-updater compares downloads with it. */
const signedBuildSchema = z.object({ publisherName: z.union([z.string(), z.array(z.string()).min(1)]) })

/**
 * This program, as far as updates depend on it. On Windows electron-updater compares nothing where app-update.yml names
 * no publisher (NsisUpdater.js, verifySignature), so that is looked at here.
 */
export async function findInstallation(
  platform: NodeJS.Platform,
  isPackaged: boolean,
  resources: string,
): Promise<Installation> {
  return { kind: isPackaged ? 'window' : 'source', proof: await proofOf(platform, resources) }
}

async function proofOf(platform: NodeJS.Platform, resources: string): Promise<Installation['proof']> {
  switch (platform) {
    case 'darwin':
      return 'macos'
    case 'win32':
      return (await namesSigner(resources)) ? 'windows' : 'signerUnknown'
    default:
      return 'noneOnLinux'
  }
}

async function namesSigner(resources: string): Promise<boolean> {
  try {
    const bytes = await readBoundedFile(join(resources, 'app-update.yml'), LIMITS.updatesFile)
    return signedBuildSchema.safeParse(parse(bytes.toString('utf8'))).success
  } catch {
    return false
  }
}
