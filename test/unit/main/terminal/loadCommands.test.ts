import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { everyCommand, loadCommands } from '../../../../main/terminal/loadCommands.ts'

const MAIN = fileURLToPath(new URL('../../../../main/terminal/terminalMain.ts', import.meta.url))

test('one command is loaded when it is called, none for the version, and all for help', async () => {
  const every = await everyCommand()
  const [status, ...others] = await loadCommands(['status', 'acme.onboarding.json'])
  expect(others).toEqual([])
  expect(every).toContain(status)
  expect(await loadCommands(['--version'])).toEqual([])
  expect(await loadCommands(['--help'])).toEqual(every)
  expect(await loadCommands(['stauts'])).toEqual(every)
  expect(await loadCommands(['constructor'])).toEqual(every)
})

test('the version is told with hardly anything loaded: no schema, no contract, no SDK', () => {
  const listed = `
    import { registerHooks } from 'node:module'
    const urls = []
    registerHooks({ load(url, context, next) { urls.push(url); return next(url, context) } })
    process.on('exit', () => process.stderr.write(JSON.stringify(urls)))`
  const hooks = `data:text/javascript,${encodeURIComponent(listed)}`
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', hooks, MAIN, '--version'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  })
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  const files = (JSON.parse(stderr) as string[]).filter((url) => url.startsWith('file:'))
  const packages = files.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])
  expect([...new Set(packages)]).toEqual(['commander'])
  expect(files.length - packages.length).toBeLessThan(25)
})
