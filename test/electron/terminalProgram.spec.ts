import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import packageJson from '../../package.json' with { type: 'json' }
import { startTerminal } from '../e2e/support/electronApp.ts'
import { expect, test } from './support/desktop.ts'

test.skip(process.platform === 'win32', 'A program of Windows with a window has no console.')

async function ended(child: ReturnType<typeof startTerminal>) {
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { status: child.exitCode, stdout, stderr }
}

test('the terminal program needs no display, and its exit status is its own', async ({ home }) => {
  expect(await ended(startTerminal(home, ['--version']))).toMatchObject({
    status: 0,
    stdout: `${packageJson.version}\n`,
  })
  expect(await ended(startTerminal(home, ['plan', '--no-sandbox']))).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("unknown option '--no-sandbox'"),
  })
  const rehearsal = await ended(
    startTerminal(home, ['rehearse', 'single-vpc', '--data-dir', join(home, 'data')]),
  )
  expect(rehearsal).toMatchObject({ status: 0, stdout: expect.stringContaining('Report: ') })
})

test('Ctrl-C stops a run before its next change', async ({ home }) => {
  const run = startTerminal(home, ['run', '--practice', '--yes', '--acknowledge-iam', '--data-dir', home])
  run.stderr.once('data', () => run.kill('SIGINT'))
  expect(await ended(run)).toMatchObject({ status: 130 })
})

test('the window opens beside it', async ({ desktop: { electron, home } }) => {
  expect(await ended(startTerminal(home, ['--version']))).toMatchObject({ status: 0 })
  expect(electron.windows()).toHaveLength(1)
})
