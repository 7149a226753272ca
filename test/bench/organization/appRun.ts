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
const begun = new Map<string, number>()
const done = new Map<string, number>()
let [count, largest, last] = [0, 0, 0]
const patches = await client.checklist.watch()
// The first patch is everything, for a page that has just opened.
await patches.next()
await client.activity.start({ activity: 'run', consent: { iam: 'any', replaceFailedStack: false } })
for await (const patch of patches) {
  count += 1
  last = JSON.stringify(patch).length
  const now = performance.now()
  for (const { accountId, steps } of patch.accounts) {
    if (steps.signIn.state !== 'todo' && !begun.has(accountId)) begun.set(accountId, now)
    const isDone = steps.flowLogs.state === 'done' && steps.stack.state === 'done'
    if (isDone && !done.has(accountId)) done.set(accountId, now)
  }
  if (patch.activity !== undefined && !isLive(patch.activity)) break
  largest = Math.max(largest, last)
}
const { totals } = await client.checklist.get()
const taken = [...done].map(([accountId, at]) => at - (begun.get(accountId) ?? at)).sort((a, b) => a - b)
const seconds = (share: number) => (taken[Math.floor(share * (taken.length - 1))] ?? Number.NaN) / 1000
const account = { median: seconds(0.5), longest: seconds(1) }
const more = { updates: { count, largest, last }, opening, account, totals }
process.stdout.write(`${JSON.stringify(measure(Math.min(...done.values()), more))}\n`)
await patches.return?.(undefined)
await close()
await backend.close()
