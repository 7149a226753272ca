import { performance } from 'node:perf_hooks'
import { createRouterClient } from '@orpc/server'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { startBackend } from '../../../main/accounts/backend.ts'
import { createRouter } from '../../../main/api/router.ts'
import { type Measured, measuring } from './measuring.ts'

/**
 * One activity of the app: its router and everything behind it, watched as a page watches it.
 * `node appRun.ts FILE DATA-DIRECTORY run|check`
 */

const [path = '', dataDirectory = '', activity = 'run'] = process.argv.slice(2)
if (activity !== 'run' && activity !== 'check') throw new Error(`No activity ${activity}`)
const backend = await startBackend(dataDirectory, process.env)
const { router, close } = createRouter(backend)
const client = createRouterClient(router)
await client.open({ path, purpose: 'work' })

const measure = measuring()
let firstDone: number | undefined
let count = 0
let largest = 0
const patches = await client.checklist.watch()
const first = await patches.next()
await client.activity.start({ activity, consent: { iam: 'any', replaceFailedStack: false } })
for await (const patch of first.done ? [] : patches) {
  count += 1
  largest = Math.max(largest, JSON.stringify(patch).length)
  if (patch.accounts.some(({ steps }) => steps.flowLogs.state === 'done' && steps.stack.state === 'done')) {
    firstDone ??= performance.now()
  }
  if (patch.activity !== undefined && !isLive(patch.activity)) break
}
const measured: Measured = measure({ firstDone, updates: { count, largest } })
const { totals } = await client.checklist.get()
await patches.return?.(undefined)
await close()
await backend.close()
process.stdout.write(`${JSON.stringify({ ...measured, totals })}\n`)
