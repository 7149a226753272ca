import { writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { configurationSchema } from '../../../../../app/access/foundAccounts.ts'
import { variablesSource } from '../../../../../main/credentials/environmentCredentials.ts'
import { listIdentityCenters, listProfiles } from '../../../../../main/credentials/profiles/listProfiles.ts'
import { readSharedConfig } from '../../../../../main/credentials/profiles/sharedConfig.ts'
import { awsFiles, DEVICE, keys, roleIn } from '../localUser.ts'

async function listed(texts: Parameters<typeof awsFiles>[0]) {
  const { env } = await awsFiles(texts)
  const config = await readSharedConfig(env)
  const profiles = listProfiles(config)
  // What it gives has to fit the contract, and holds no secret.
  configurationSchema.parse({
    profiles,
    identityCenters: listIdentityCenters(config),
    environment: variablesSource({}),
  })
  return { profiles, portals: listIdentityCenters(config), env }
}

const PORTAL = { startUrl: 'https://acme.awsapps.com/start', region: 'eu-central-1' }
const session = `[sso-session acme]\nsso_start_url = ${PORTAL.startUrl}\nsso_region = ${PORTAL.region}\n`

test('every kind of profile, with what the files say of it, by name', async () => {
  const { profiles, portals } = await listed({
    config: `${session}
[default]\nregion = eu-west-1
[profile browser]\nsso_session = acme\nsso_account_id = 111122223333\nsso_role_name = Admin
[profile through]\nrole_arn = ${roleIn('444455556666')}\nsource_profile = browser
[profile code]\nrole_arn = ${roleIn('444455556666')}\nsource_profile = fixed\nmfa_serial = ${DEVICE}
[profile behind]\nrole_arn = ${roleIn('777788889999')}\nsource_profile = code
[profile command]\ncredential_process = echo hunter2\naws_account_id = 123456789012
[profile cluster]\nrole_arn = ${roleIn('777788889999')}\nweb_identity_token_file = /token
[profile machine]\nrole_arn = ${roleIn('777788889999')}\ncredential_source = Ec2InstanceMetadata
[profile console]\nlogin_session = arn:aws:sts::111122223333:assumed-role/x/y
[profile lonely]\nrole_arn = ${roleIn('777788889999')}
[services local]\nec2 =\n  endpoint_url = http://127.0.0.1\n`,
    credentials: `[default]\n${keys('AKIADEFAULT')}[fixed]\n${keys('AKIAFIXED')}region = us-west-2\n`,
  })
  expect(profiles).toEqual([
    {
      name: 'behind',
      kind: 'role',
      accountId: '777788889999',
      sourceProfile: 'code',
      mfaSerial: DEVICE,
    },
    { name: 'browser', kind: 'identityCenter', accountId: '111122223333', identityCenter: PORTAL },
    { name: 'cluster', kind: 'webIdentity', accountId: '777788889999' },
    { name: 'code', kind: 'role', accountId: '444455556666', sourceProfile: 'fixed', mfaSerial: DEVICE },
    { name: 'command', kind: 'process', accountId: '123456789012' },
    { name: 'console', kind: 'login' },
    { name: 'default', kind: 'keys', region: 'eu-west-1' },
    { name: 'fixed', kind: 'keys', region: 'us-west-2' },
    { name: 'lonely', kind: 'unknown', unusable: expect.stringContaining('names a role, but not how') },
    { name: 'machine', kind: 'role', accountId: '777788889999' },
    {
      name: 'through',
      kind: 'role',
      accountId: '444455556666',
      sourceProfile: 'browser',
      identityCenter: PORTAL,
    },
  ])
  expect(portals).toEqual([{ name: 'acme', ...PORTAL }])
  expect(JSON.stringify(profiles)).not.toMatch(/AKIA|hunter2/)
})

test.each([
  ['[profile "my prod"]', 'my prod'],
  ["[profile 'bücher']", 'bücher'],
  ['[profile  prod]', 'prod'],
  ['[ profile prod ]', 'prod'],
  ['[profile prod]# mine', 'prod'],
  ['[profile prod] mine', 'prod'],
])('%s is read as the AWS CLI reads it, and so is the profile above', async (header, name) => {
  const { profiles } = await listed({
    config: `[profile good]\n${keys('AKIAGOOD')}${header}\naws_account_id = 222222222222\n${keys('AKIAX')}`,
  })
  expect(profiles).toContainEqual({ name: 'good', kind: 'keys' })
  expect(profiles).toContainEqual({ name, kind: 'keys', accountId: '222222222222' })
})

test.each(['[profile "my prod"]', '[profile prod]# mine', '[profile prod] mine'])(
  'the command below %s is that profile’s own',
  async (header) => {
    const { profiles } = await listed({
      config: `[profile good]\ncredential_process = /bin/good\n${header}\nCREDENTIAL_PROCESS: /bin/true\n`,
    })
    expect(profiles.map(({ kind }) => kind)).toEqual(['process', 'process'])
  },
)

describe('what the SDK has to read itself is refused where it reads something else', () => {
  test.each([
    ['[profile "my prod"]', 'my prod', /name has a blank/],
    ['[profile münchen]', 'münchen', /other characters than letters/],
    ['[profile prod]# mine', 'prod', /in line 3 there is text right after the header/],
    ['[profile prod] mine', 'prod', /in line 3 there is text right after the header/],
  ])('%s', async (header, name, words) => {
    const { profiles } = await listed({
      config: `[profile good]\nlogin_session = a\n${header}\nlogin_session = b\n`,
    })
    expect(profiles).toContainEqual({ name, kind: 'unknown', unusable: expect.stringMatching(words) })
    // The SDK gives it the session of the other one, or nothing that it does not have.
    const good = profiles.find((one) => one.name === 'good')
    expect(good?.kind).toBe(header.includes('mine') ? 'unknown' : 'login')
  })

  test.each([
    ['LOGIN_SESSION = a', /the setting LOGIN_SESSION in line 2 has capital letters/],
    ['login_session: a', /line 2 has a colon instead of =/],
  ])('%s', async (setting, words) => {
    const { profiles } = await listed({ config: `[profile prod]\n${setting}\n` })
    expect(profiles).toEqual([{ name: 'prod', kind: 'unknown', unusable: expect.stringMatching(words) }])
  })
})

test('one name that no onboarding file can hold does not end the search', async () => {
  const long = 'x'.repeat(300)
  const { profiles } = await listed({
    config: `[profile ${long}]\n${keys('AKIAX')}[profile "a\u200bb"]\n${keys('AKIAX')}[profile good]\n${keys('AKIAGOOD')}`,
  })
  expect(profiles).toHaveLength(3)
  expect(profiles).toContainEqual({ name: 'good', kind: 'keys' })
  expect(profiles.filter(({ unusable }) => unusable === undefined)).toHaveLength(1)
})

describe('a profile that can not be used is shown with the reason', () => {
  test.each([
    ['[profile my prod]', 'my prod', /needs quotation marks: \[profile "my prod"\]/],
    ['[prod]', 'prod', /begins with \[profile prod\]/],
    ['[profile prod', 'prod', /Line 1: the header is not closed by \]/],
  ])('%s', async (header, name, words) => {
    const { profiles, env } = await listed({
      config: `${header}\n${keys('AKIAX')}[profile good]\n${keys('AKIAGOOD')}`,
    })
    expect(profiles).toHaveLength(2)
    expect(profiles).toContainEqual({ name: 'good', kind: 'keys' })
    expect(profiles).toContainEqual({ name, kind: 'unknown', unusable: expect.stringMatching(words) })
    expect(profiles.find((one) => one.name === name)?.unusable).toContain(`(in ${env.AWS_CONFIG_FILE})`)
  })

  test('in the credentials file, where a profile is called by its name alone', async () => {
    const { profiles } = await listed({
      credentials: `[profile prod]\n${keys('AKIAX')}[good]\n${keys('AKIAX')}`,
    })
    expect(profiles).toEqual([
      { name: 'good', kind: 'keys' },
      { name: 'prod', kind: 'unknown', unusable: expect.stringContaining('begins with [prod]') },
    ])
  })

  test('once, though it stands in both files', async () => {
    const { profiles } = await listed({
      config: `[prod]\n${keys('AKIAX')}`,
      credentials: `[profile prod]\n${keys('AKIAX')}`,
    })
    expect(profiles.map(({ name }) => name)).toEqual(['prod'])
  })

  test.each(['[profile __proto__]', '[__proto__]'])('alone, because of %s', async (header) => {
    const { profiles } = await listed({
      config: `[default]\n${keys('AKIAX')}[profile prod]\n${keys('AKIAX')}${header}\nregion = x\n`,
      credentials: `[spare]\n${keys('AKIAX')}`,
    })
    expect(profiles).toEqual([
      { name: '__proto__', kind: 'unknown', unusable: expect.stringContaining('can be called __proto__') },
      { name: 'default', kind: 'keys' },
      { name: 'prod', kind: 'keys' },
      { name: 'spare', kind: 'keys' },
    ])
  })
})

test('profiles of both files, without sections that are not profiles, read again each time', async () => {
  const { env } = await awsFiles({
    config: `[default]\nregion = eu-west-1\n[profile sso]\nsso_session = acme\nsso_account_id = 111122223333\nsso_role_name = Admin\n
[profile role]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = keys\n[profile tool]\ncredential_process = /bin/true\n
[sso-session acme]\nsso_region = us-east-1\nsso_start_url = https://acme.awsapps.com/start\n[services lab]\nec2 =\n  endpoint_url = http://x\n`,
    credentials: '[keys]\naws_access_key_id = AKIAKEYS\naws_secret_access_key = s\n',
  })
  expect(listProfiles(await readSharedConfig(env))).toEqual([
    { name: 'default', kind: 'unknown', unusable: expect.stringContaining('no settings for credentials') },
    { name: 'keys', kind: 'keys' },
    { name: 'role', kind: 'role', accountId: '444455556666', sourceProfile: 'keys' },
    {
      name: 'sso',
      kind: 'identityCenter',
      accountId: '111122223333',
      identityCenter: { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' },
    },
    { name: 'tool', kind: 'process' },
  ])
  await writeFile(env.AWS_CONFIG_FILE, '')
  expect(listProfiles(await readSharedConfig(env)).map(({ name }) => name)).toEqual(['keys'])
})

test('quotes, a BOM, Windows’ ends of lines and comments are no obstacle', async () => {
  const { profiles } = await listed({
    config: `\ufeff[default]\r\n${keys('AKIAX').replaceAll('\n', '\r\n')}\r\n; [profile gone]\r\n[profile "quoted"] # mine\r\n${keys('AKIAX').replaceAll('\n', '\r\n')}# [other]\r\n`,
  })
  expect(profiles).toEqual([
    { name: 'default', kind: 'keys' },
    { name: 'quoted', kind: 'keys' },
  ])
})

test('a profile may be named like something that every object has', async () => {
  const { profiles } = await listed({
    config: `[profile constructor]\n${keys('AKIAX')}[profile prod]\nrole_arn = ${roleIn('1')}\nsource_profile = toString\n`,
  })
  expect(profiles).toEqual([
    { name: 'constructor', kind: 'keys' },
    { name: 'prod', kind: 'unknown', unusable: expect.stringContaining('There is no such profile') },
  ])
})

test('no files are no profiles, and a file that comes later is read', async () => {
  const { profiles, env } = await listed({})
  expect(profiles).toEqual([])
  await writeFile(env.AWS_CONFIG_FILE, `[profile prod]\n${keys('AKIAX')}`)
  expect(listProfiles(await readSharedConfig(env)).map(({ name }) => name)).toEqual(['prod'])
})

test('an access portal is listed once, by its session’s name', async () => {
  const { portals } = await listed({
    config: `[profile old]\nsso_start_url = ${PORTAL.startUrl}/#/\nsso_region = ${PORTAL.region}\nsso_account_id = 1\nsso_role_name = x
[profile other]\nsso_start_url = https://other.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = x
${session}`,
  })
  expect(portals).toEqual([
    { name: 'acme', ...PORTAL },
    { name: 'other', startUrl: 'https://other.awsapps.com/start', region: 'us-east-1' },
  ])
})
