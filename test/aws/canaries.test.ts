import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { Access } from '../../app/onboarding/access.ts'
import { startBackend } from '../../main/accounts/backend.ts'
import { createRouter } from '../../main/api/router.ts'
import { webHost } from '../../main/hosts/host.ts'
import {
  PRACTICE_IDENTITY_CENTER,
  type PracticeCloud,
  startPracticeCloud,
} from '../../main/practice/practiceCloud.ts'
import type { PracticeScenario, ScenarioAccount } from '../../main/practice/practiceScenario.ts'
import { MANAGEMENT, SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { secretOf } from '../../main/practice/sts/openSession.ts'
import { mfaSerial, practiceUser } from '../../main/practice/sts/principals.ts'
import type { World } from '../../main/practice/world.ts'
import { startWebServer } from '../../main/web/webServer.ts'
import { openPort } from '../contract/transports.ts'
import { connectFromNode } from '../tools/connectFromNode.ts'
import { startTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'

const ROLE = 'OrganizationAccountAccessRole'
const KINDS = [
  'static',
  'process',
  'mfa',
  'portalProfile',
  'portal',
  'pasted',
  'role',
  'unknown',
  'failing',
] as const
type Kind = (typeof KINDS)[number]

const ID = Object.fromEntries(KINDS.map((kind, at) => [kind, `20000000000${at}`])) as Record<Kind, string>

const SCENARIO: PracticeScenario = {
  ...SMALL,
  name: 'canaries',
  accounts: [
    { ...MANAGEMENT, defaultVpcs: true },
    ...KINDS.map(
      (kind): ScenarioAccount => ({
        accountId: ID[kind],
        name: kind.toLowerCase(),
        joinedMethod: 'CREATED',
        state: 'ACTIVE',
        onboarded: true,
        defaultVpcs: true,
      }),
    ),
  ],
  vpcs: [],
}

/** Good everywhere and known by nobody else; AWS would refuse it, so it is where nothing is called. */
const MFA_CODE = '314159'
const PROXY_PASSWORD = 'canary-of-the-proxy'
const REFUSED_KEY = {
  accessKeyId: 'AKIACANARYCANARY0001',
  secretAccessKey: 'canaryCanaryCanaryCanaryCanaryCanary0001',
}
const STALE_TOKEN = 'canary-of-the-aws-cli-cache'

const PAGES = [
  { name: 'in a browser', open: openInBrowser },
  { name: 'in the window', open: openInWindow },
] as const

/** A cloud, a computer with a secret in every kind of profile, and the places where none may turn up. */
async function planted() {
  const cloud = await startPracticeCloud({ scenario: SCENARIO })
  onTestFinished(() => cloud.close())
  const home = await mkdtemp(join(tmpdir(), 'canaries-home-'))
  const data = await mkdtemp(join(tmpdir(), 'canaries-data-'))
  const children = await mkdtemp(join(tmpdir(), 'canaries-children-'))
  onTestFinished(async () => {
    for (const directory of [home, data, children]) await rm(directory, { recursive: true })
  })
  const given = await credentialsOfAccounts(cloud, [ID.static, ID.process, ID.pasted])
  const env = await plantedEnvironment(cloud, home, given, children)
  const before = await textsIn(home)
  const file = join(data, 'canaries.onboarding.json')
  await writeFile(file, JSON.stringify(onboarding()))

  /**
   * @param said what the host printed and sent
   * @param own secrets of the host itself
   * @param inherited what the person's own environment holds already, which a child inherits as from any AWS tool
   */
  async function expectNoSecret(
    said: Readonly<Record<string, string>>,
    own: readonly string[],
    inherited: readonly string[] = [],
  ): Promise<void> {
    const secrets = new Set([...(await secretsOf(cloud, given)), ...own])
    // All kinds are among them, or this shows nothing.
    expect(secrets.size).toBeGreaterThan(12)
    const ofChildren = await textsIn(children)
    // The arguments and the environment of the credential process and of this process, its parent.
    if (process.platform === 'linux') expect(ofChildren.size).toBeGreaterThan(0)
    const places = { ...said, ...Object.fromEntries(await textsIn(data)), ...Object.fromEntries(ofChildren) }
    expect(Object.keys(places).length).toBeGreaterThan(4)
    for (const secret of secrets) {
      for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
        const found = Object.entries(places)
          .filter(([place]) => !(inherited.includes(secret) && ofChildren.has(place)))
          .filter(([, text]) => text.includes(form))
        expect(found.map(([place]) => `${place} holds ${secret.slice(0, 18)}…`)).toEqual([])
      }
    }
    // Six digits alone may be anything; as a word of their own they are the code.
    const codeAlone = new RegExp(`(?<![\\w.-])${MFA_CODE}(?![\\w.-])`)
    expect(Object.entries(places).filter(([, text]) => codeAlone.test(text))).toEqual([])
    // And nothing was written where the AWS tools keep theirs.
    expect(await textsIn(home)).toEqual(before)
  }
  return { cloud, data, env, file, given, expectNoSecret }
}

describe('no secret of any kind of access is written, printed, or given to a child', () => {
  test.each(PAGES)('nor sent to the page $name', async ({ open }) => {
    const { cloud, data, env, file, given, expectNoSecret } = await planted()
    const printed = listenToOutput()
    const { client, received, stop, secrets } = await open(data, env)
    await everythingThatAPersonDoes(client, cloud, file, given)
    await stop()
    expect(received.join('\n').length).toBeGreaterThan(10_000)
    await expectNoSecret({ printed: printed(), received: received.join('\n') }, secrets)
  })

  test('by the terminal program, where nobody is there to sign in', LONG_TIMEOUT, async () => {
    const { cloud, data, env, file, expectNoSecret } = await planted()
    const said: Record<string, string> = {}
    const onboard = async (verb: string, ...words: readonly string[]) => {
      const ended = await startTerminal([verb, ...words, '--data-dir', join(data, 'kept')], env).ended
      said[`${verb} ${words.at(-1)}`] = `${ended.stdout}${ended.stderr}`
      return ended.status
    }
    await onboard('new', '--from', 'profiles', '--out', join(data, 'new.onboarding.json'))
    await onboard('access', file, '--permissions', '--json')
    await onboard('network', file)
    // What needs a person is not signed in to; the others are done.
    expect(await onboard('run', file, '--acknowledge-iam', '--json')).toBe(3)
    expect(said['run --json']).toContain('"covered"')
    await fetch(`${cloud.endpoint}/_practice/credentials/expire`, { method: 'POST' })
    await onboard('check', file, '--json')
    for (const format of ['html', 'csv', 'json', 'markdown'])
      await onboard('report', file, '--format', format)
    await onboard('undo', file, '--yes')
    await expectNoSecret(said, [], [env.AWS_SECRET_ACCESS_KEY ?? '', env.AWS_SESSION_TOKEN ?? ''])
  })
})

async function everythingThatAPersonDoes(
  client: ContractClient,
  cloud: PracticeCloud,
  file: string,
  given: ReadonlyMap<string, Keys>,
): Promise<void> {
  const requests = followRequests(client, cloud)
  const portal = PRACTICE_IDENTITY_CENTER
  await firstOf(await client.find.configuration({}))
  await client.network.signInToProxy({ user: 'me', password: PROXY_PASSWORD })
  await refused(client.find.identityCenter(portal))
  await client.signIn.identityCenter({ ...portal, way: 'deviceCode' })
  await client.find.identityCenter(portal)
  await client.find.organization({ roleName: [ROLE], through: { kind: 'environment' } })
  await refused(client.signIn.enterKeys({ keys: { accountId: ID.pasted, ...REFUSED_KEY } }))
  const pasted = given.get(ID.pasted)
  if (pasted === undefined) throw new Error('The test has no keys to paste.')
  await client.signIn.enterKeys({ keys: { accountId: ID.pasted, ...pasted } })

  await client.open({ path: file, purpose: 'work' })
  const { accounts } = onboarding()
  const results = await all(
    await client.access.test({
      tests: accounts.map(({ accountId, access }) => ({ key: accountId, accountId, access })),
    }),
  )
  expect(
    results
      .filter(({ state }) => state === 'connected')
      .map(({ key }) => key)
      .sort(),
  ).toEqual(
    [
      MANAGEMENT.accountId,
      ...KINDS.filter((kind) => kind !== 'unknown' && kind !== 'failing').map((kind) => ID[kind]),
    ].sort(),
  )
  await all(
    await client.access.permissions({ accountIds: accounts.map(({ accountId }) => accountId), undo: true }),
  )
  await client.access.ending()
  await act(client, { activity: 'plan' })
  await client.plan()
  await act(client, { activity: 'run', consent: { iam: 'any' } })
  const { totals } = await client.checklist.get()
  expect(totals.covered).toBeGreaterThan(8)

  // Everything ends at once; what can't be renewed alone becomes a problem.
  await fetch(`${cloud.endpoint}/_practice/credentials/expire`, { method: 'POST' })
  await act(client, { activity: 'check' })
  await all(await client.access.test({ tests: [{ key: 'x', access: { kind: 'environment' } }] }))
  for (const format of ['html', 'csv', 'json', 'markdown'] as const) {
    await client.report({ format, timeZone: 'UTC' })
  }
  await client.network.signInToProxy({ user: '', password: '' })
  await client.signIn.forget({ accountId: ID.pasted })
  await client.signIn.forget({})
  requests.stop()
}

/** Confirms device codes and gives MFA codes, as a person at the page would. */
function followRequests(client: ContractClient, cloud: PracticeCloud): { stop(): void } {
  const ended = new AbortController()
  const follow = async () => {
    const answered = new Set<string>()
    for await (const { requests } of await client.signIn.watch({}, { signal: ended.signal })) {
      for (const request of requests) {
        if (answered.has(request.id)) continue
        answered.add(request.id)
        if (request.kind === 'mfaCode') await client.signIn.enterCode({ id: request.id, code: MFA_CODE })
        else {
          const url = `${cloud.endpoint}/_practice/device/approve?userCode=${request.userCode}`
          await fetch(url, { method: 'POST' })
        }
      }
    }
  }
  follow().catch((error: unknown) => {
    if (!ended.signal.aborted) throw error
  })
  return { stop: () => ended.abort() }
}

type Start = Parameters<ContractClient['activity']['start']>[0]

async function act(client: ContractClient, request: Start): Promise<void> {
  const patches = await client.checklist.watch()
  await patches.next()
  await client.activity.start(request)
  for await (const { activity } of patches) {
    if (activity !== undefined && activity.state !== 'running' && activity.state !== 'paused') break
  }
}

function onboarding() {
  const access: Record<Kind, Access> = {
    static: { kind: 'profile', profile: 'static' },
    process: { kind: 'profile', profile: 'process' },
    mfa: { kind: 'profile', profile: 'mfa' },
    portalProfile: { kind: 'profile', profile: 'portal' },
    portal: { kind: 'identityCenter', ...PRACTICE_IDENTITY_CENTER, roleName: 'AdministratorAccess' },
    pasted: { kind: 'keys' },
    role: { kind: 'role', roleName: ROLE, through: { kind: 'environment' } },
    unknown: { kind: 'profile', profile: 'refused' },
    failing: { kind: 'profile', profile: 'broken' },
  }
  const account = (accountId: string, name: string, its: Access) => ({
    accountId,
    name,
    externalId: `acme-${name}`,
    connector: { displayName: `Acme ${name}`, priority: 'medium' as const },
    access: its,
    regions: 'enabled' as const,
    stackRegion: 'us-east-1',
  })
  return {
    version: 1,
    id: 'canaries',
    customer: { name: 'Acme', shortName: 'acme' },
    accounts: [
      account(MANAGEMENT.accountId, 'management', { kind: 'environment' }),
      ...KINDS.map((kind) => account(ID[kind], kind.toLowerCase(), access[kind])),
    ],
  }
}

interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

async function credentialsOfAccounts(
  cloud: PracticeCloud,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Keys>> {
  const sts = new STSClient({ endpoint: cloud.endpoint, region: 'us-east-1', credentials: cloud.credentials })
  const entries = accountIds.map(async (accountId) => {
    const role = { RoleArn: `arn:aws:iam::${accountId}:role/${ROLE}`, RoleSessionName: 'planted' }
    const { Credentials } = await sts.send(new AssumeRoleCommand(role))
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
    return [
      accountId,
      { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
    ] as const
  })
  return new Map(await Promise.all(entries))
}

/** A home directory and variables as people have them, with a secret in each kind of profile. */
async function plantedEnvironment(
  cloud: PracticeCloud,
  home: string,
  given: ReadonlyMap<string, Keys>,
  children: string,
): Promise<Record<string, string>> {
  const keysOf = (id: string, secret: string, token = '') =>
    `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n${token && `aws_session_token = ${token}\n`}`
  const planted = (accountId: string) => {
    const keys = given.get(accountId)
    if (keys === undefined) throw new Error('The test has no such keys.')
    return keys
  }
  const fixed = planted(ID.static)
  const process = planted(ID.process)
  const printed = {
    Version: 1,
    AccessKeyId: process.accessKeyId,
    SecretAccessKey: process.secretAccessKey,
    SessionToken: process.sessionToken,
  }
  const user = practiceUser(SCENARIO)
  const { startUrl, region } = PRACTICE_IDENTITY_CENTER
  await mkdir(join(home, '.aws/sso/cache'), { recursive: true })
  await writeFile(
    join(home, '.aws/config'),
    `[profile process]\ncredential_process = sh ${join(home, 'credentials.sh')}
[profile mfa]\nrole_arn = arn:aws:iam::${ID.mfa}:role/${ROLE}\nsource_profile = user\nmfa_serial = ${mfaSerial(SCENARIO)}
[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = ${region}
[profile portal]\nsso_session = acme\nsso_account_id = ${ID.portalProfile}\nsso_role_name = AdministratorAccess
[profile broken]\ncredential_process = echo ${REFUSED_KEY.secretAccessKey} >&2; false\n`,
  )
  await writeFile(
    join(home, 'credentials.sh'),
    `for which in environ cmdline; do cat /proc/$$/$which /proc/$PPID/$which 2>/dev/null > ${children}/$which.$$; done
echo '${JSON.stringify(printed)}'\n`,
  )
  await writeFile(
    join(home, '.aws/credentials'),
    `[static]\n${keysOf(fixed.accessKeyId, fixed.secretAccessKey, fixed.sessionToken)}
[user]\n${keysOf(user.accessKeyId, secretOf(user.accessKeyId))}
[refused]\n${keysOf(REFUSED_KEY.accessKeyId, REFUSED_KEY.secretAccessKey)}`,
  )
  await writeFile(
    join(home, '.aws/sso/cache/stale.json'),
    JSON.stringify({ accessToken: STALE_TOKEN, startUrl, region, expiresAt: '2099-01-01T00:00:00Z' }),
  )
  return {
    HOME: home,
    AWS_CONFIG_FILE: join(home, '.aws/config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws/credentials'),
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_ACCESS_KEY_ID: cloud.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: cloud.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: cloud.credentials.sessionToken,
  }
}

/** An app at work, and its page. */
interface OpenPage {
  readonly client: ContractClient
  /** Every message that the page was sent. */
  readonly received: readonly string[]
  /** What only this launch knows. */
  readonly secrets: readonly string[]
  stop(): Promise<void>
}

const report = (reference: string, error: unknown) =>
  process.stderr.write(`${reference} ${error instanceof Error ? error.stack : String(error)}\n`)

/** The page’s own connection, in a browser. */
async function openInBrowser(data: string, env: Record<string, string>): Promise<OpenPage> {
  const received: string[] = []
  const { router, close } = await openApp(data, env)
  const server = await startWebServer({ router, files: new Map(), port: 0, report })
  const client = connectFromNode(`${server.origin}/#token=${server.token}`, undefined, (socket) =>
    socket.addEventListener('message', ({ data }) => received.push(String(data))),
  )
  const stop = async () => {
    server.stopListening()
    await close()
    server.close()
  }
  return { client, received, stop, secrets: [server.token] }
}

/** The port of the window, as main serves it on the desktop. */
async function openInWindow(data: string, env: Record<string, string>): Promise<OpenPage> {
  const received: string[] = []
  const { router, close } = await openApp(data, env)
  const port = openPort(router)
  port.on('message', (message) => received.push(String(message)))
  return { client: createORPCClient(new PortLink({ port })), received, stop: close, secrets: [] }
}

async function openApp(data: string, env: Record<string, string>) {
  const backend = await startBackend(data, env)
  const { router, close } = createRouter(backend, webHost({ where: 'nowhere', ask: async () => 'yes' }))
  return {
    router,
    async close() {
      await close()
      await backend.close()
    },
  }
}

/** What the process prints from now on. */
function listenToOutput(): () => string {
  const texts: string[] = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk: unknown) => {
      texts.push(String(chunk))
      return true
    })
  }
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation((...words: unknown[]) => void texts.push(words.join(' ')))
  }
  onTestFinished(() => void vi.restoreAllMocks())
  return () => texts.join('')
}

/** By their names in the cloud’s own records, and those that were planted. */
async function secretsOf(
  cloud: PracticeCloud,
  given: ReadonlyMap<string, Keys>,
): Promise<ReadonlySet<string>> {
  const secrets = new Set([PROXY_PASSWORD, REFUSED_KEY.secretAccessKey, STALE_TOKEN])
  for (const { secretAccessKey, sessionToken } of given.values())
    secrets.add(secretAccessKey).add(sessionToken)
  const state = await fetch(`${cloud.endpoint}/_practice/state`)
  const { sessions, identityCenter } = (await state.json()) as World
  for (const { accessKeyId, sessionToken } of sessions) {
    secrets.add(secretOf(accessKeyId))
    if (sessionToken !== '') secrets.add(sessionToken)
  }
  for (const { clientSecret } of identityCenter.clients) secrets.add(clientSecret)
  for (const { deviceCode } of identityCenter.devices) secrets.add(deviceCode)
  for (const { accessToken, refreshToken } of identityCenter.tokens) {
    secrets.add(accessToken)
    if (refreshToken !== undefined) secrets.add(refreshToken)
  }
  return secrets
}

async function textsIn(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)))
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}

async function firstOf<T>(stream: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of stream) return item
  return undefined
}

async function refused(call: Promise<unknown>): Promise<void> {
  await expect(call).rejects.toThrow()
}
