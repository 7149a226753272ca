import { chromium } from '@playwright/test'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CHROMIUM_ARGUMENTS, findChromium } from '../e2e/support/findChromium.ts'
import { hasWindows, onDriveZ, openDesk, places, startWindows } from './support/windows.ts'

describe.runIf(hasWindows)('the web host', () => {
  test('serves a browser outside of Windows from Start to a run, and holds its onboarding', async () => {
    const browser = findChromium()
    if (!browser.found) throw new Error(browser.why)
    const desk = await openDesk()
    const { node, host, page } = places()
    const words = [
      onDriveZ(host),
      onDriveZ(page),
      '--web',
      '--no-open',
      '--data-dir',
      'data',
      '--practice',
      'single-vpc',
    ]
    const serving = startWindows(node, words, { cwd: desk.directory })
    onTestFinished(() => serving.kill('SIGKILL'))
    await serving.says('Open http://127.0.0.1:')
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(serving.said().stdout) ?? []

    const chrome = await chromium.launch({ executablePath: browser.executable, args: CHROMIUM_ARGUMENTS })
    onTestFinished(() => chrome.close())
    const tab = await chrome.newPage()
    tab.setDefaultTimeout(60_000)
    await tab.goto(address)
    await tab.getByRole('heading', { name: 'Start', level: 1, exact: true }).waitFor()
    await tab.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Plan/ }).click()
    await tab.getByRole('button', { name: 'Look', exact: true }).click()
    await tab.getByRole('checkbox', { name: 'I acknowledge' }).click()
    await tab.getByRole('button', { name: 'Create 1 stack and 1 flow log' }).click()
    await tab.getByRole('button', { name: 'Start the run' }).click()
    await tab.getByText('Everything that the app can do is done').first().waitFor()
    await tab.getByText('1 of 1 VPC covered').first().waitFor()

    const second = await desk.onboard(
      'run',
      '--practice',
      'single-vpc',
      '--data-dir',
      'data',
      '--acknowledge-iam',
      '--yes',
    )
    expect(second).toMatchObject({ status: 3, stdout: '' })
    serving.kill('SIGKILL')
    await serving.ended
    expect(await desk.onboard('status', '--practice', 'single-vpc', '--data-dir', 'data')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('1 of 1 VPC covered'),
    })
  })
})
