import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatOnboarding } from '../../app/onboarding/onboarding.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { FORGED, FORGED_BUCKET, forged } from '../security/forgedFile.ts'
import { clientOver, refusalOf } from './app.ts'
import { TRANSPORTS } from './transports.ts'

describe.each(TRANSPORTS)('over $name', (transport) => {
  test('no run starts with what is not ActiveEye’s before it is named', async () => {
    const { client, directory } = await clientOver(transport)
    const path = join(directory, 'forged.onboarding.json')
    await writeFile(path, formatOnboarding(forged(practiceOnboarding(SMALL))))
    await client.open({ path, practice: 'ordinary', purpose: 'work' })
    expect(await client.consentNeeded()).toEqual(['template', 'bucket'])

    const run = { activity: 'run', consent: { iam: 'any', replaceFailedStack: true } } as const
    expect(await refusalOf(client.activity.start(run))).toMatchObject({
      code: 'CONSENT_NEEDED',
      data: {
        errors: [
          expect.stringContaining(`${FORGED.templateUrl}, which is not ActiveEye's`),
          expect.stringContaining(`${FORGED.flowLogDestination}, which is not ActiveEye's`),
        ],
        next: expect.stringContaining(`--template ${FORGED.templateUrl} --send-to ${FORGED_BUCKET}`),
      },
    })
    const half = { ...run, named: { bucket: FORGED_BUCKET } }
    expect(await refusalOf(client.activity.start(half))).toMatchObject({ code: 'CONSENT_NEEDED' })
    const wrong = { ...run, named: { bucket: 'delta-risk-flowlog-ingest', template: FORGED.templateUrl } }
    expect(await refusalOf(client.activity.start(wrong))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { errors: [expect.stringContaining(`but the onboarding file has ${FORGED_BUCKET}`)] },
    })
    // Nothing was kept of a consent that was refused, and looking needs none.
    expect(await client.consentNeeded()).toEqual(['template', 'bucket'])
    const { accounts } = await client.checklist.get()
    expect(accounts.every(({ lastSeen }) => lastSeen === undefined)).toBe(true)
    await client.activity.start({ activity: 'plan' })
  })
})
