import { rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { LIMITS } from '../../app/input/limits.ts'
import { onboardingIdSchema } from '../../app/onboarding/onboarding.ts'
import type { EarlierReport } from '../../app/report/reportChanges.ts'
import { readReport } from '../../app/report/reportFile.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'

/**
 * The last report of an onboarding that was exported from this computer, whole, so that the next one can tell what
 * has changed. `undefined`: there was none, or it can't be read.
 */
export async function readExportedReport(
  dataDirectory: string,
  onboardingId: string,
): Promise<EarlierReport | undefined> {
  const path = pathIn(dataDirectory, onboardingId)
  if (path === undefined) return undefined
  try {
    const bytes = await readBoundedFile(path, LIMITS.reportFile, { owner: 'me' })
    const read = readReport(bytes.toString('utf8'))
    return read.ok && read.report.version !== 1 ? read.report : undefined
  } catch {
    return undefined
  }
}

/** @param json the JSON report. @throws FileNotWritten */
export async function writeExportedReport(
  dataDirectory: string,
  onboardingId: string,
  json: string,
): Promise<void> {
  const path = pathIn(dataDirectory, onboardingId)
  if (path !== undefined) await writeDataFile(path, json)
}

/** The next report tells no changes. */
export async function forgetExportedReport(dataDirectory: string, onboardingId: string): Promise<void> {
  const path = pathIn(dataDirectory, onboardingId)
  if (path !== undefined) await rm(path, { force: true })
}

/** The ID is part of the path, so it is checked that the path stays in the directory. */
function pathIn(dataDirectory: string, onboardingId: string): string | undefined {
  const path = resolve(join(dataDirectory, `${onboardingId}.report.json`))
  const isInside =
    onboardingIdSchema.safeParse(onboardingId).success && dirname(path) === resolve(dataDirectory)
  return isInside ? path : undefined
}
