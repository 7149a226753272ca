import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { draftOf } from '../../../../app/onboarding/draft.ts'
import { STORED_KINDS } from '../../../../app/settings/storedData.ts'
import { openDiskJournal } from '../../../../main/journal/diskJournal.ts'
import { writeExportedReport } from '../../../../main/onboarding/exportedReport.ts'
import { keepConsents } from '../../../../main/onboarding/foreignConsents.ts'
import { keepDraft } from '../../../../main/onboarding/keptDrafts.ts'
import { writeKeptMasks } from '../../../../main/onboarding/keptMasks.ts'
import { writePreparer } from '../../../../main/onboarding/preparerFile.ts'
import { rememberRecent } from '../../../../main/onboarding/recentOnboardings.ts'
import { startPracticeCloud } from '../../../../main/practice/practiceCloud.ts'
import { writeSettings } from '../../../../main/settings/settingsFile.ts'
import { listStored } from '../../../../main/storage/listStored.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

test('whatever the app writes into the data directory is known by its name', async () => {
  const directory = await scratchDirectory()
  const onboarding = sampleOnboarding()
  const { id } = onboarding
  const at = '2026-11-29T06:00:00.000Z'
  for (const place of [directory, join(directory, 'practice-ordinary')]) {
    await (await openDiskJournal({ directory: place, onboardingId: id, appVersion: '0' })).close()
  }
  await keepDraft(directory, '/home/jana/acme.onboarding.json', {
    base: onboarding,
    draft: draftOf(onboarding),
  })
  await writeExportedReport(directory, id, '{}')
  const bucket = { what: 'bucket', given: 'arn:aws:s3:::other', prescribed: 'arn:aws:s3:::own' } as const
  await keepConsents(directory, onboarding, [bucket], { by: 'jana', at })
  await writePreparer(directory, { name: 'Jana' })
  await rememberRecent(directory, { customer: 'Acme', accounts: 1, at })
  await writeKeptMasks(directory, { on: false, everywhere: {}, onboardings: {} })
  await writeSettings(directory, { theme: 'dark' })
  const stateFile = join(directory, 'practice-ordinary.json')
  await (await startPracticeCloud({ scenario: 'ordinary', stateFile })).close()
  // The window's log; its folder is Chromium's.
  await writeFile(join(directory, 'faults.log'), '')

  const { kinds, others } = await listStored(directory)
  expect(others).toEqual([])
  expect(kinds.map(({ kind }) => kind)).toEqual(STORED_KINDS.filter((kind) => kind !== 'window'))
})
