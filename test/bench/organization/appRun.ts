import { performance } from 'node:perf_hooks'
import { createRouterClient } from '@orpc/server'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { startBackend } from '../../../main/accounts/backend.ts'
import { createRouter } from '../../../main/api/router.ts'
import { measuring } from './measuring.ts'

/**
 * A run of the app: its router and everything behind it, watched as a page watches it.
 * `node appRun.ts FILE DATA-DIRECTORY`
 */

const [path = '', dataDirectory = ''] = process.argv.slice(2)
const backend = await startBackend(dataDirectory, process.env)
const { router, close } = createRouter(backend)
const client = createRouterClient(router)
const opened = performance.now()
await client.open({ path, purpose: 'work' })
const opening = (performance.now() - opened) / 1000

const measure = measuring()
let firstDone: number | undefined
let [count, largest, last] = [0, 0, 0]
const patches = await client.checklist.watch()
// The first patch is everything, for a page that has just opened.
await patches.next()
await client.activity.start({ activity: 'run', consent: { iam: 'any', replaceFailedStack: false } })
for await (const patch of patches) {
  count += 1
  last = JSON.stringify(patch).length
  if (patch.accounts.some(({ steps }) => steps.flowLogs.state === 'done' && steps.stack.state === 'done')) {
    firstDone ??= performance.now()
  }
  if (patch.activity !== undefined && !isLive(patch.activity)) break
  largest = Math.max(largest, last)
}
const { totals } = await client.checklist.get()
process.stdout.write(
  `${JSON.stringify(measure(firstDone, { updates: { count, largest, last }, opening, totals }))}\n`,
)
await patches.return?.(undefined)
await close()
await backend.close()
