import { once } from 'node:events'
import { JournalUnusable } from '../../../../app/checklist/journalUnusable.ts'
import { type DiskJournal, openDiskJournal } from '../../../../main/journal/diskJournal.ts'

/**
 * A process of its own, for tests: says `ready`, waits for a line, opens the journals, says which it got as JSON, and
 * holds them until it is killed or its input ends. Arguments: the directory, then the onboardings' ids.
 */
const [directory = '', ...ids] = process.argv.slice(2)
process.stdout.write('ready\n')
await once(process.stdin, 'data')

const got: string[] = []
// Kept, because Node closes the file of a journal that nothing refers to.
const journals: DiskJournal[] = []
for (const onboardingId of ids) {
  try {
    journals.push(await openDiskJournal({ directory, onboardingId, appVersion: '1.2.3' }))
    got.push(onboardingId)
  } catch (error) {
    if (!(error instanceof JournalUnusable)) throw error
  }
}
process.stdout.write(`${JSON.stringify(got)}\n`)
await once(process.stdin, 'end')
await Promise.all(journals.map((journal) => journal.close()))
