import { chromium } from '@playwright/test'
import { startPracticeCloud } from '../../../main/practice/practiceCloud.ts'
import { openWebApp } from '../support/app.ts'
import { awsEnvironment } from '../support/awsEnvironment.ts'
import buildPageAndHost from '../support/buildPageAndHost.ts'
import { CHROMIUM_ARGUMENTS, findChromium } from '../support/findChromium.ts'
import { openFile } from '../support/openFile.ts'
import { camera, type Shoot } from './camera.ts'
import { STORIES, type Story } from './stories.ts'

/** Pictures of every page, in both themes and two sizes: those of the README, the others for looking at. */

const browser = findChromium()
if (!browser.found) throw new Error(browser.why)
await buildPageAndHost()
const chrome = await chromium.launch({ executablePath: browser.executable, args: CHROMIUM_ARGUMENTS })
const only = process.argv.slice(2)
try {
  for (const story of STORIES)
    if (only.length === 0 || only.includes(story.name)) await tell(story, camera(story.name))
} finally {
  await chrome.close()
}

async function tell({ name, scenario, cloud, play }: Story, shoot: Shoot): Promise<void> {
  const own = cloud && (await startPracticeCloud({ scenario: cloud }))
  const context = await chrome.newContext({
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 800 },
  })
  context.setDefaultTimeout(20_000)
  await using app = await openWebApp(context, {
    practice: scenario,
    ...(own && { environment: awsEnvironment(own) }),
  })
  if (own) await openFile(app, own.onboarding)
  await play(app.page, shoot)
  await own?.close()
  const faults = app.faults()
  if (faults.length > 0) throw new Error(`While ${name} was shot:\n${faults.join('\n')}`)
}
