import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../app/input/limits.ts'
import { readPastedKeys } from '../../app/input/pastedKeys.ts'
import { parseOnboarding } from '../../app/onboarding/parseOnboarding.ts'
import { parsePaste, pasteRefusal } from '../../app/onboarding/parsePaste.ts'
import { validateOnboarding } from '../../app/onboarding/validateOnboarding.ts'
import { REPORT_FORMAT, REPORT_VERSION } from '../../app/report/reportContent.ts'
import { loadConfigFiles } from '../../main/configuration/configFiles.ts'
import { openDiskJournal, readJournal } from '../../main/journal/diskJournal.ts'
import { readOnboardingFile } from '../../main/onboarding/onboardingFile.ts'
import { readSettings } from '../../main/settings/settingsFile.ts'
import { scratchDirectory } from '../doubles/scratchDirectory.ts'

/**
 * Files and texts that exhaust the app. Before there were limits, 60 KB of empty accounts took ten seconds and half a
 * gigabyte, and 1.8 MB ended the process. Time is not measured: the work is counted, and memory is limited.
 */

/** What a mail can bring, by name: each would be a whole onboarding file. */
const HOSTILE: Readonly<Record<string, string>> = {
  'empty accounts, 60 KB': `{"version":1,"accounts":[${'{},'.repeat(20_000)}]}`,
  'empty accounts, 5 MB': `{"version":1,"accounts":[${'{},'.repeat(1_700_000)}]}`,
  'as many accounts as are allowed': `{"version":1,"accounts":[${'{},'.repeat(LIMITS.accounts)}]}`,
  'wrong Regions': `{"version":1,"accounts":[{"regions":[${'0,'.repeat(499_000)}]}]}`,
  'wrong Regions, as many as are allowed': `{"version":1,"accounts":[${`{"regions":[${'0,'.repeat(9_000)}]},`.repeat(54)}]}`,
  'unknown keys': `{${Array.from({ length: 200_000 }, (_, n) => `"k${n}":0`).join()}}`,
  'the same key': `{${'"id":"0b9c1234",'.repeat(240_000)}}`,
  'line breaks': '\n'.repeat(LIMITS.onboardingFile),
  'commas, one a line': `[${',\n'.repeat(400_000)}]`,
  'commas in one line': `[${','.repeat(900_000)}`,
  comments: `{${'/**/'.repeat(1_000_000)}`,
  'one long text': `{"version":1,"id":"${'x'.repeat(4_000_000)}"}`,
  'a long key': `{"${'a'.repeat(4_000_000)}":1}`,
  brackets: '['.repeat(5_000_000),
  'brackets that are allowed': `{"accounts":[{"access":${'{"kind":"role","through":'.repeat(50)}1${'}'.repeat(50)}}]}`,
}

/** Reports that say what they are and are nothing else: wrong entries by the hundred thousand. */
const HOSTILE_REPORTS: Readonly<Record<string, string>> = {
  'wrong Regions and problems': `{"regions":[${'{},'.repeat(2_000)}{}],"problems":[${'{},'.repeat(2_000)}{}]}`,
  'wrong lists within lists': `{"regions":[${`{"vpcs":[${'{"otherFlowLogIds":[0,0,0,0]},'.repeat(100)}{}]},`.repeat(30)}{}]}`,
}

describe('a report', () => {
  test.each(Object.entries(HOSTILE_REPORTS))('is read within 256 MB: %s', async (_, account) => {
    const report = {
      format: REPORT_FORMAT,
      version: REPORT_VERSION,
      appVersion: '1.0.0',
      timeZone: 'UTC',
      checksum: '0'.repeat(64),
      customer: 'Acme Corp',
      madeAt: '2026-10-05T12:00:00Z',
      preparedBy: 'alice',
      flowLogDestination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
      summary: '',
      checklist: {
        version: 2,
        onboardingId: '0b9c1234',
        at: '2026-10-05T12:00:00Z',
        customer: 'Acme Corp',
        totals: {},
        accounts: 'accounts',
      },
    }
    const accounts = `[${Array(60).fill(account).join()}]`
    const path = join(await scratchDirectory(), 'acme.report.json')
    await writeFile(path, JSON.stringify(report).replace('"accounts":"accounts"', `"accounts":${accounts}`))
    const program = `
      import { readReports } from ${JSON.stringify(new URL('../../main/onboarding/readReports.ts', import.meta.url).href)}
      console.log((await readReports([${JSON.stringify(path)}])).refused[0].why)`
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=256',
      '--input-type=module',
      '--eval',
      program,
    ])
    expect(stdout).toMatch(/^it is not a whole report at checklist\./)
  })
})

describe('an onboarding file', () => {
  test.each(Object.entries(HOSTILE))('is read within 256 MB: %s', async (name, text) => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(6 * 1024 * 1024)
    const path = join(await scratchDirectory(), `${name.replaceAll(/\W/g, '-')}.onboarding.json`)
    await writeFile(path, text)
    const program = `
      import { readOnboardingFile } from ${JSON.stringify(new URL('../../main/onboarding/onboardingFile.ts', import.meta.url).href)}
      const read = await readOnboardingFile(${JSON.stringify(path)})
      console.log(read.ok ? 'ok' : read.errors.length)`
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=256',
      '--input-type=module',
      '--eval',
      program,
    ])
    // The limit, and the error that says that there are more.
    expect(Number(stdout)).toBeLessThanOrEqual(LIMITS.errors + 1)
  })

  test('says the limit and what was found', async () => {
    const path = join(await scratchDirectory(), 'acme.onboarding.json')
    const messages = async (text: string) => {
      await writeFile(path, text)
      const read = await readOnboardingFile(path)
      return read.ok ? [] : read.errors.map(({ message }) => message)
    }
    expect(await messages(`{"accounts":[${'{},'.repeat(5_001)}]}`)).toEqual([
      'found 5,001 accounts, expected at most 5,000',
    ])
    expect(await messages(' '.repeat(LIMITS.onboardingFile + 1))).toEqual([
      'found 5,242,881 bytes, expected at most 5,242,880',
    ])
    expect(await messages(`[${'0,'.repeat(LIMITS.entries + 1)}]`)).toEqual([
      'found 10,001 entries or more in one list or object, expected at most 10,000',
    ])
    expect(await messages(`[${`[${'0,'.repeat(9_000)}],`.repeat(60)}]`)).toEqual([
      'found 1,000,001 words and signs or more, expected at most 1,000,000',
    ])
    const regions = Array.from({ length: 201 }, (_, n) => ({ region: `us-east-${n}` }))
    expect(await messages(JSON.stringify({ accounts: [{ regionsLeftOut: regions }] }))).toEqual([
      'found 201 different Regions, expected at most 200',
    ])
    expect(await messages('['.repeat(61))).toEqual([
      'found yet another bracket, expected at most 60 within each other',
    ])
    const many = await messages(`{"version":1,"accounts":[${'{},'.repeat(100)}]}`)
    expect(many).toHaveLength(51)
    expect(many.at(-1)).toBe('found more than 50 errors, expected the 50 above to be corrected first')
  })

  test('the schema looks at no more accounts than it takes to find the errors that are reported', () => {
    let looks = 0
    const account = {
      get accountId() {
        looks += 1
        return ''
      },
    }
    const value = { version: 1, accounts: Array.from({ length: LIMITS.accounts }, () => account) }
    validateOnboarding(value, { mostFaults: 51 })
    // Each has seven errors, so eight accounts are enough. The rules about pairs of accounts come after.
    expect(looks).toBeLessThan(50)
  })

  test('all the rules together look at each account a fixed number of times', () => {
    const looksAt = (count: number) => {
      let looks = 0
      const accounts = Array.from({ length: count }, (_, index) => ({
        get accountId() {
          looks += 1
          return `${100_000_000_000 + index}`
        },
      }))
      validateOnboarding({ version: 1, accounts })
      return looks
    }
    expect(looksAt(2_000)).toBe(2 * looksAt(1_000))
  })

  test('more accounts than are allowed are not looked at', () => {
    const account = {
      get accountId(): string {
        throw new Error('looked at')
      },
    }
    const accounts = Array.from({ length: LIMITS.accounts + 1 }, () => account)
    expect(validateOnboarding({ version: 1, accounts })).toMatchObject({
      ok: false,
      faults: [{ path: ['accounts'] }],
    })
  })

  test('of the largest size that is allowed is read', () => {
    const accounts = Array.from({ length: LIMITS.accounts }, (_, index) => ({
      accountId: `${100_000_000_000 + index}`,
      name: `account ${index}`,
      externalId: `acme-${index}`,
      connector: { displayName: `Acme ${index}` },
      access: { kind: 'role', roleName: 'OrganizationAccountAccessRole', through: { kind: 'environment' } },
    }))
    const text = JSON.stringify({
      version: 1,
      id: '0b9c1234',
      customer: { name: 'Acme Corp', shortName: 'acme' },
      accounts,
    })
    const read = parseOnboarding(text, 'acme.onboarding.json')
    expect(read.ok && read.onboarding.accounts.length).toBe(LIMITS.accounts)
  })
})

describe('other files', () => {
  test('settings that are too large are not read, and that is said', async () => {
    const directory = await scratchDirectory()
    await writeFile(join(directory, 'settings.json'), ' '.repeat(LIMITS.settingsFile + 1))
    const { problems } = await readSettings(directory)
    expect(problems.get('file')).toMatch(/found 65,537 bytes, expected at most 65,536/)
  })

  test('a configuration of AWS that is too large is refused by name', async () => {
    const config = join(await scratchDirectory(), 'config')
    await writeFile(config, '#'.repeat(LIMITS.awsConfigFile + 1))
    const env = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: '/dev/null' }
    await expect(loadConfigFiles(env)).rejects.toThrow(
      `The AWS configuration ${config}: found 2,097,153 bytes, expected at most 2,097,152.`,
    )
  })

  test('a journal that is no file is refused, not waited for', async () => {
    const directory = await scratchDirectory()
    const place = { directory, onboardingId: '0b9c1234' }
    const journal = await openDiskJournal({ ...place, appVersion: '0' })
    await journal.close()
    const other = { directory: await scratchDirectory(), onboardingId: '0b9c1234' }
    await mkdir(join(other.directory, '0b9c1234.journal.jsonl'))
    await expect(readJournal(other)).rejects.toThrow(/found a directory, expected a file/)
  })
})

describe('pasted text', () => {
  test('a list that is too long, or has too many accounts, is not read', () => {
    const long = 'x'.repeat(LIMITS.pastedAccounts + 1)
    expect(pasteRefusal(long, 0)).toBe(
      'The pasted list has 1,000,001 characters; the app takes at most 1,000,000.',
    )
    expect(parsePaste(long, [])).toEqual([])
    const many = '111122223333\n'.repeat(4_990)
    expect(pasteRefusal(many, 11)).toBe(
      'With this list, the onboarding has 5,001 accounts; the app takes at most 5,000.',
    )
    expect(pasteRefusal(many, 10)).toBeUndefined()
  })

  test('keys that are too long are not searched', () => {
    expect(readPastedKeys('x'.repeat(LIMITS.pastedKeys + 1))).toEqual({
      kind: 'refused',
      message: 'The pasted text has 20,001 characters; the app takes at most 20,000.',
    })
  })
})
