import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { missingNoticesWords } from '../../../../app/settings/aboutWords.ts'
import { readNotices } from '../../../../main/hosts/notices.ts'

test('the licences and the bill of materials are read where they are, each from the first place that has it', async () => {
  const [resources, out] = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'notices-'))))
  if (resources === undefined || out === undefined) throw new Error('There is no directory.')
  onTestFinished(async () => {
    for (const directory of [resources, out]) await rm(directory, { recursive: true, force: true })
  })
  const none = await readNotices([resources, out])
  expect(none).toEqual([])
  expect(missingNoticesWords(none)).toMatch(/: the licences and the bill of materials\. Run npm run build/)
  await writeFile(join(out, 'THIRD-PARTY-NOTICES.txt'), 'of the build')
  await writeFile(join(out, 'sbom.cdx.json'), '{}')
  await writeFile(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'of the package')
  const both = await readNotices([resources, out])
  expect(missingNoticesWords(both)).toBeUndefined()
  expect(both).toEqual([
    { name: 'THIRD-PARTY-NOTICES.txt', mediaType: 'text/plain', text: 'of the package' },
    { name: 'sbom.cdx.json', mediaType: 'application/vnd.cyclonedx+json', text: '{}' },
  ])
})
