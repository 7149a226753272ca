import { rm } from 'node:fs/promises'
import { ListAccountsCommand, SSOClient } from '@aws-sdk/client-sso'
import { RegisterClientCommand, SSOOIDCClient } from '@aws-sdk/client-sso-oidc'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { STACK_NAME } from '../../app/activeeye/prescribed.ts'
import { AwsFailure, type AwsFailureDetails } from '../../app/aws/awsFailure.ts'
import type { NetworkSettings } from '../../app/network/networkSettings.ts'
import { problemOf } from '../../app/problems/problemOf.ts'
import { MOST_CALLS_AT_ONCE } from '../../app/settings/settings.ts'
import type { AwsAccounts } from '../../main/accounts/awsAccounts.ts'
import { createClients } from '../../main/aws/clients.ts'
import type { Environment } from '../../main/configuration/environment.ts'
import { TIMEOUTS } from '../../main/network/sharedHttp.ts'
import type { PracticeCloud } from '../../main/practice/practiceCloud.ts'
import type { PracticeProxy, PracticeProxyKind } from '../../main/practice/proxies/practiceProxy.ts'
import { MANAGEMENT, practice } from './practiceClients.ts'
import { administratorOf, fileWith, networkApp, proxyTo } from './support/networkApp.ts'

/** The way from the app to AWS, under AWS's own names, through each kind of proxy that companies have. */

const signal = new AbortController().signal
const SIGN_IN = { user: 'alice', password: 'pass:w%rd/ hunter2' }

interface Scene {
  readonly kind?: PracticeProxyKind
  readonly schemes?: readonly string[]
  /** False: the authority of what answers is not trusted. */
  readonly trusted?: boolean
  readonly env?: (proxy: PracticeProxy, caFile: string) => Environment
  readonly settings?: (proxy: PracticeProxy) => NetworkSettings['proxy']
  readonly resolveProxy?: (proxy: PracticeProxy) => string
}

/** A cloud, a proxy before it, and the app beside it. */
async function scene({ kind = 'forward', schemes, trusted = true, env, settings, resolveProxy }: Scene) {
  const cloud = await practice('ordinary')
  const proxy = await proxyTo(cloud, { kind, signIn: SIGN_IN, ...(schemes && { schemes }) })
  const caFile = await fileWith(proxy.authority.pem)
  const asked: string[] = []
  const workspace = await networkApp(
    { ...administratorOf(cloud), ...env?.(proxy, caFile) },
    resolveProxy && {
      resolveProxy: async (url: string) => {
        asked.push(url)
        return resolveProxy(proxy)
      },
    },
  )
  const save = (changed: Partial<NetworkSettings>) =>
    workspace.client.network.save({
      proxy: settings?.(proxy) ?? { kind: 'automatic' },
      ...(trusted && { caFile }),
      ...changed,
    })
  await save({})
  const { awsAccounts } = await workspace.backend.destination(undefined)
  return { cloud, proxy, caFile, save, awsAccounts, resolverAsked: asked, ...workspace }
}

type Desk = Awaited<ReturnType<typeof networkApp>>

const identify = (awsAccounts: AwsAccounts) => awsAccounts.identify({ kind: 'environment' }, signal)

async function failureOf(answer: Promise<unknown>): Promise<AwsFailureDetails> {
  const error = await answer.then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof AwsFailure) return error.details
  throw error
}

/** STS, EC2, CloudFormation and Organizations, as the steps call them. */
async function everything(cloud: PracticeCloud, awsAccounts: AwsAccounts) {
  const account = cloud.onboarding.accounts.find(({ accountId }) => accountId === MANAGEMENT)
  if (account === undefined) throw new Error('The management account is not in the onboarding')
  const aws = awsAccounts.account(account)
  const { accountId } = await aws.identify(signal)
  await aws.flowLogsIn('eu-west-1').describeVpcs(signal)
  await aws.stacksIn('us-east-1').describeStack(STACK_NAME, signal)
  await awsAccounts.listOrganizationAccounts({ kind: 'environment' }, signal)
  return accountId
}

const HOSTS = [
  'cloudformation.us-east-1.amazonaws.com',
  'ec2.eu-west-1.amazonaws.com',
  'organizations.us-east-1.amazonaws.com',
  'sts.us-east-1.amazonaws.com',
]

function hostsThrough({ through }: PracticeProxy): string[] {
  return [...new Set(through.map((line) => line.split(' ')[1] ?? ''))].toSorted()
}

/** Nothing that a person sees may hold the password, in whichever form. */
function expectNoPassword(...shown: readonly unknown[]): void {
  const text = JSON.stringify(shown)
  const { user, password } = SIGN_IN
  const inHeader = Buffer.from(`${user}:${password}`).toString('base64')
  for (const secret of [password, encodeURIComponent(password), inHeader, 'hunter2']) {
    expect(text).not.toContain(secret)
  }
}

describe('every client goes through the proxy', () => {
  test.each([
    ['that is set', { settings: ({ address }) => ({ kind: 'manual', url: address }) }],
    ['in HTTPS_PROXY', { env: ({ address }) => ({ HTTPS_PROXY: address }) }],
    [
      'in https_proxy',
      { env: ({ address }) => ({ https_proxy: address, HTTPS_PROXY: 'http://127.0.0.1:1' }) },
    ],
    ['that the computer names', { resolveProxy: ({ address }) => `PROXY ${address.slice(7)}; DIRECT` }],
  ] satisfies [string, Scene][])('%s', async (_, setting) => {
    const { cloud, proxy, awsAccounts } = await scene(setting)
    expect(await everything(cloud, awsAccounts)).toBe(MANAGEMENT)
    expect(hostsThrough(proxy)).toEqual(HOSTS)
    // One connection a host, kept: the proxy is not asked for each call.
    expect(proxy.asked.toSorted()).toEqual(HOSTS.map((host) => `CONNECT ${host}:443`))
  })

  test('those that the SDK makes itself too', async () => {
    const { proxy, backend, cloud } = await scene({
      settings: ({ address }) => ({ kind: 'manual', url: address }),
    })
    const inner = createClients({
      env: administratorOf(cloud),
      transport: backend.network,
      timeouts: TIMEOUTS,
      maxConcurrentCalls: MOST_CALLS_AT_ONCE,
    })
    onTestFinished(() => inner.close())
    const config = { ...(await inner.innerClientConfig('STS')), region: 'eu-central-1' }
    // What the practice cloud makes of them is its own matter: that they arrive there is the question.
    await new SSOClient(config).send(new ListAccountsCommand({ accessToken: 'none' })).catch(() => undefined)
    const register = new RegisterClientCommand({ clientName: 'x', clientType: 'public' })
    await new SSOOIDCClient(config).send(register).catch(() => undefined)
    expect(hostsThrough(proxy)).toEqual([
      'oidc.eu-central-1.amazonaws.com',
      'portal.sso.eu-central-1.amazonaws.com',
    ])
  })

  test('an endpoint without TLS as well, which HTTP_PROXY is for', async () => {
    const { proxy, awsAccounts } = await scene({
      env: ({ address }) => ({ AWS_ENDPOINT_URL: 'http://stand-in.aws.test:4566', HTTP_PROXY: address }),
    })
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
    expect(proxy.asked).toEqual(['POST http://stand-in.aws.test:4566/'])
  })

  test('but this computer itself is never asked for there', async () => {
    const cloud = await practice('ordinary')
    const proxy = await proxyTo(cloud, { kind: 'forward' })
    const env = { HTTP_PROXY: proxy.address, HTTPS_PROXY: proxy.address, AWS_ENDPOINT_URL: cloud.endpoint }
    const { backend } = await networkApp({ ...administratorOf(cloud), ...env })
    const { awsAccounts } = await backend.destination(undefined)
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
    expect(proxy.asked).toEqual([])
  })
})

describe('what is left of the proxy', () => {
  const unreachable = 'PROXY 127.0.0.1:1; SOCKS5 socks.example.com:1080; '

  test('NO_PROXY goes past it', async () => {
    const { proxy, backend } = await scene({
      env: ({ address }) => ({ HTTPS_PROXY: address, NO_PROXY: 'example.com, .us-east-1.amazonaws.com' }),
    })
    const to = async (host: string) => backend.network.routeTo(new URL(`https://${host}/`))
    expect(await to('sts.us-east-1.amazonaws.com')).toMatchObject({ proxies: [], direct: true })
    expect(await to('ec2.eu-west-1.amazonaws.com')).toMatchObject({ proxies: [{ address: proxy.address }] })
  })

  test('the computer’s next one takes the place of one that can’t be reached or used', async () => {
    const { proxy, awsAccounts, resolverAsked } = await scene({
      resolveProxy: ({ address }) => `${unreachable}PROXY ${address.slice(7)}`,
    })
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
    expect(proxy.through).toHaveLength(1)
    expect(new Set(resolverAsked)).toEqual(new Set(['https://sts.us-east-1.amazonaws.com/']))
  })

  test('SOCKS alone is said not to do', async () => {
    const { awsAccounts } = await scene({ resolveProxy: () => 'SOCKS socks.example.com:1080' })
    expect(await failureOf(identify(awsAccounts))).toMatchObject({
      reason: 'proxy',
      code: 'ERR_PROXY_UNSUPPORTED',
      message: 'the proxy that is set can’t be used, only HTTP proxies can: SOCKS socks.example.com:1080',
    })
  })

  test('what the computer says is not asked for where a variable says it', async () => {
    const { awsAccounts, resolverAsked } = await scene({
      env: ({ address }) => ({ HTTPS_PROXY: address }),
      resolveProxy: () => 'PROXY 127.0.0.1:1',
    })
    await identify(awsAccounts)
    expect(resolverAsked).toEqual([])
  })

  test('a change takes effect with the next call, and no restart', async () => {
    const { proxy, awsAccounts, save, cloud, caFile } = await scene({
      settings: () => ({ kind: 'manual', url: 'http://127.0.0.1:1' }),
    })
    expect(await failureOf(identify(awsAccounts))).toMatchObject({ code: 'ERR_PROXY_UNREACHABLE' })
    await save({ proxy: { kind: 'manual', url: proxy.address } })
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)

    const other = await proxyTo(cloud, { kind: 'forward' })
    await save({ proxy: { kind: 'manual', url: other.address }, caFile })
    const before = proxy.through.length
    await awsAccounts.listOrganizationAccounts({ kind: 'environment' }, signal)
    expect(proxy.through).toHaveLength(before)
    expect(hostsThrough(other)).toEqual(['organizations.us-east-1.amazonaws.com'])
  })
})

describe('a call that is under way', () => {
  test('ends undisturbed when the settings change', async () => {
    const cloud = await practice('ordinary')
    const proxy = await proxyTo(cloud, { kind: 'forward' })
    const { backend, client } = await networkApp(administratorOf(cloud))
    const { awsAccounts } = await backend.destination(undefined)
    await client.network.save({
      proxy: { kind: 'manual', url: proxy.address },
      caFile: await fileWith(proxy.authority.pem),
    })
    const { arrived, release } = proxy.hold()
    const calling = identify(awsAccounts)
    await arrived
    const other = await proxyTo(cloud, { kind: 'forward' })
    const { settings } = await client.network.get()
    await client.network.save({ ...settings, proxy: { kind: 'manual', url: other.address } })
    await awsAccounts.listOrganizationAccounts({ kind: 'environment' }, signal)
    expect(hostsThrough(other)).toEqual(['organizations.us-east-1.amazonaws.com'])
    release()
    expect((await calling).accountId).toBe(MANAGEMENT)
    // Not by trying again on the new way.
    expect(hostsThrough(proxy)).toEqual(['sts.us-east-1.amazonaws.com'])
    expect(hostsThrough(other)).toEqual(['organizations.us-east-1.amazonaws.com'])
    await expect.poll(() => proxy.open()).toBe(0)
    expect(other.open()).toBe(1)
  })
})

describe('a proxy that asks for a sign-in', () => {
  const authenticated = {
    kind: 'authenticated',
    settings: ({ address }) => ({ kind: 'manual', url: address }),
  } satisfies Scene

  test('is named, and what to do', async () => {
    const { proxy, awsAccounts } = await scene(authenticated)
    const failure = await failureOf(identify(awsAccounts))
    expect(failure).toMatchObject({ reason: 'proxy', host: 'sts.us-east-1.amazonaws.com' })
    expect(problemOf(failure, 'account prod')).toMatchObject({
      kind: 'network',
      message: `The proxy did not connect to sts.us-east-1.amazonaws.com, for account prod: the proxy ${proxy.address} (the settings) asks for a user name and a password (407, Basic).`,
      next: 'Sign in to the proxy under Settings > Network, or put its user name and password into HTTPS_PROXY, then try again.',
    })
    expect(proxy.through).toEqual([])
    // Asking again does not help.
    expect(proxy.asked).toHaveLength(1)
  })

  test.each<[string, (client: Desk['client']) => Promise<unknown>]>([
    ['on its own', (client) => client.network.signInToProxy({ user: '', password: '' })],
    ['with every other sign-in', (client) => client.signIn.forget({})],
  ])('takes the sign-in, and lets go of it: %s', async (_, letGo) => {
    const { client, awsAccounts } = await scene(authenticated)
    await client.network.signInToProxy(SIGN_IN)
    expect(await client.network.get()).toMatchObject({ signedInToProxy: true })
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
    await letGo(client)
    expect(await client.network.get()).toMatchObject({ signedInToProxy: false })
    const failure = await failureOf(awsAccounts.listOrganizationAccounts({ kind: 'environment' }, signal))
    expect(failure).toMatchObject({ code: 'ERR_PROXY_SIGN_IN' })
  })

  test('refuses a wrong one, which is not shown', async () => {
    const { client, awsAccounts, test: tryNetwork } = await scene(authenticated)
    await client.network.signInToProxy({ user: 'alice', password: 'hunter2' })
    const failure = await failureOf(identify(awsAccounts))
    expect(failure).toMatchObject({
      code: 'ERR_PROXY_SIGN_IN_REFUSED',
      message: expect.stringContaining('does not accept the user name and the password'),
    })
    expectNoPassword(failure, await client.network.get(), await tryNetwork())
  })

  test('finds it in HTTPS_PROXY, which is not shown', async () => {
    const signIn = `${SIGN_IN.user}:${encodeURIComponent(SIGN_IN.password)}`
    const {
      proxy,
      client,
      awsAccounts,
      test: tryNetwork,
    } = await scene({
      kind: 'authenticated',
      env: ({ address }) => ({ HTTPS_PROXY: address.replace('//', `//${signIn}@`) }),
    })
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
    const shown = await client.network.get()
    expect(shown.automatic).toBe(`Through ${proxy.address} (HTTPS_PROXY)`)
    expectNoPassword(shown, await tryNetwork())
    await proxy.close()
    const failure = await failureOf(awsAccounts.listOrganizationAccounts({ kind: 'environment' }, signal))
    expect(failure).toMatchObject({ reason: 'proxy' })
    expectNoPassword(failure)
  })

  test('finds it for an endpoint without TLS too', async () => {
    const { proxy, client, awsAccounts } = await scene({
      ...authenticated,
      env: () => ({ AWS_ENDPOINT_URL: 'http://stand-in.aws.test' }),
    })
    expect(await failureOf(identify(awsAccounts))).toMatchObject({ code: 'ERR_PROXY_SIGN_IN' })
    expect(proxy.through).toEqual([])
    await client.network.signInToProxy(SIGN_IN)
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
  })

  test('in a way that this app can’t do: what helps is said', async () => {
    const { awsAccounts } = await scene({ ...authenticated, schemes: ['Negotiate', 'NTLM'] })
    const failure = await failureOf(identify(awsAccounts))
    expect(failure.message).toMatch(/asks for a sign-in that this app can’t do \(407, Negotiate, NTLM\)$/)
    expect(problemOf(failure, 'account prod').next).toContain('such as Px or Cntlm')
  })
})

describe('a proxy that inspects TLS', () => {
  const inspecting = {
    kind: 'inspecting',
    env: ({ address }) => ({ HTTPS_PROXY: address }),
  } satisfies Scene

  test('gets no request while its authority is not trusted, which is named', async () => {
    const { proxy, awsAccounts } = await scene({ ...inspecting, trusted: false })
    const failure = await failureOf(identify(awsAccounts))
    expect(failure).toMatchObject({ reason: 'tls', code: 'SELF_SIGNED_CERT_IN_CHAIN' })
    const problem = problemOf(failure, 'account prod')
    expect(problem.message).toBe(
      'The connection to sts.us-east-1.amazonaws.com is not trusted (TLS), for account prod: the certificate of sts.us-east-1.amazonaws.com is from “Practice Inspection Authority”, an authority that this computer does not know (SELF_SIGNED_CERT_IN_CHAIN).',
    )
    expect(problem.next).toContain('choose it under Settings > Network')
    expect(problem.next).not.toContain('NODE_EXTRA_CA_CERTS')
    expect(proxy.through).toEqual([])
  })

  test('gets none either where the environment turns verification off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { proxy, awsAccounts } = await scene({ ...inspecting, trusted: false })
    expect(await failureOf(identify(awsAccounts))).toMatchObject({ reason: 'tls' })
    expect(proxy.through).toEqual([])
  })

  test('is no hindrance when it is, from the next call on', async () => {
    const { cloud, proxy, awsAccounts, save, caFile, client } = await scene({ ...inspecting, trusted: false })
    await failureOf(identify(awsAccounts))
    await save({ caFile })
    expect(await client.network.get()).toMatchObject({
      settings: { caFile },
      authorities: ['Practice Inspection Authority'],
    })
    expect(await everything(cloud, awsAccounts)).toBe(MANAGEMENT)
    expect(hostsThrough(proxy)).toEqual(HOSTS)
  })

  test('is no hindrance for whoever has told the AWS CLI of it', async () => {
    const { cloud, awsAccounts, proxy } = await scene({
      ...inspecting,
      trusted: false,
      env: ({ address }, caFile) => ({ HTTPS_PROXY: address, AWS_CA_BUNDLE: caFile }),
    })
    expect(await everything(cloud, awsAccounts)).toBe(MANAGEMENT)
    expect(hostsThrough(proxy)).toEqual(HOSTS)
  })
})

describe('what else can be in the way is told apart', () => {
  test.each([
    [
      'a proxy that is not there',
      'http://127.0.0.1:1',
      'ERR_PROXY_UNREACHABLE',
      /can’t be reached \(ECONNREFUSED\)$/,
    ],
    [
      'a proxy whose name is wrong',
      'http://proxy.invalid:8080',
      'ERR_PROXY_NAME',
      /has a name that can’t be resolved/,
    ],
  ])('%s', async (_, url, code, words) => {
    const { awsAccounts } = await scene({ settings: () => ({ kind: 'manual', url }) })
    const failure = await failureOf(identify(awsAccounts))
    expect(failure).toMatchObject({ reason: 'proxy', code, message: expect.stringMatching(words) })
    expect(failure.message).toContain(`the proxy ${url} (the settings)`)
  })

  test('a proxy that refuses', async () => {
    const { awsAccounts, proxy } = await scene({
      env: () => ({ AWS_ENDPOINT_URL: 'https://elsewhere.example.com' }),
      settings: ({ address }) => ({ kind: 'manual', url: address }),
    })
    expect(await failureOf(identify(awsAccounts))).toMatchObject({
      reason: 'proxy',
      code: 'ERR_PROXY_REFUSED',
      message: `the proxy ${proxy.address} (the settings) refused to connect to elsewhere.example.com:443: 403 Not To This Host`,
    })
  })

  test('a name that is not there', async () => {
    const { awsAccounts } = await scene({ env: () => ({ AWS_ENDPOINT_URL: 'https://aws.invalid' }) })
    expect(await failureOf(identify(awsAccounts))).toMatchObject({
      reason: 'dns',
      message: expect.stringMatching(/^the name aws\.invalid can’t be resolved \(DNS, E\w+\)$/),
    })
  })
})

describe('trying the connection says what was found at each step', () => {
  const SHORT = [
    'cloudformation.us-east-1.amazonaws.com',
    'ec2.us-east-1.amazonaws.com',
    'organizations.us-east-1.amazonaws.com',
    'sts.us-east-1.amazonaws.com',
  ]
  const through = { settings: ({ address }) => ({ kind: 'manual', url: address }) } satisfies Scene

  test('through a proxy, to what signing in and a first look need', async () => {
    const { proxy, test: tryNetwork } = await scene({ ...through, kind: 'inspecting' })
    const checks = await tryNetwork()
    expect(checks.map(({ host }) => host)).toEqual(SHORT)
    expect(checks.at(-1)).toEqual({
      host: 'sts.us-east-1.amazonaws.com',
      purpose: 'Signing in',
      route: `Through ${proxy.address} (the settings)`,
      ok: true,
      attempts: [
        {
          what: 'proxy',
          ok: true,
          words: `Connected to ${proxy.address} (the settings), which connected to sts.us-east-1.amazonaws.com:443.`,
        },
        {
          what: 'tls',
          ok: true,
          words:
            'The certificate of sts.us-east-1.amazonaws.com is from Practice Inspection Authority, which is trusted here.',
        },
        {
          what: 'answer',
          ok: true,
          words: expect.stringMatching(
            /^An answer came from sts\.us-east-1\.amazonaws\.com \(HTTP 4\d\d\)\. Whether it is AWS's, .*\.$/,
          ),
        },
      ],
    })
    expect(hostsThrough(proxy)).toEqual(SHORT)
  })

  test('to what the onboarding needs, when one is open', async () => {
    const { cloud, proxy, client, test: tryNetwork } = await scene(through)
    const [account] = cloud.onboarding.accounts
    if (account === undefined) throw new Error('The practice onboarding has no account')
    const access = {
      kind: 'role',
      roleName: 'Admin',
      through: {
        kind: 'identityCenter',
        accountId: MANAGEMENT,
        startUrl: 'https://acme.awsapps.com/start',
        region: 'eu-central-1',
        roleName: 'Admin',
      },
    }
    const onboarding = {
      ...cloud.onboarding,
      id: 'acme-onboarding',
      accounts: [{ ...account, access, stackRegion: 'eu-west-1', regions: ['eu-west-1', 'ap-south-1'] }],
    }
    const path = await fileWith(JSON.stringify(onboarding), 'acme.onboarding.json')
    await client.open({ path, purpose: 'read' })
    const checks = await tryNetwork()
    expect(Object.fromEntries(checks.map(({ host, purpose }) => [host, purpose]))).toEqual({
      'cloudformation.eu-west-1.amazonaws.com': 'The stack in eu-west-1',
      'ec2.ap-south-1.amazonaws.com': 'Flow logs in ap-south-1',
      'ec2.eu-west-1.amazonaws.com': 'Flow logs in eu-west-1',
      'oidc.eu-central-1.amazonaws.com': 'Signing in to IAM Identity Center in eu-central-1',
      'organizations.us-east-1.amazonaws.com': 'The accounts of the organization',
      'portal.sso.eu-central-1.amazonaws.com': 'The accounts of IAM Identity Center in eu-central-1',
      's3.amazonaws.com': 'the template of the stack',
      'sts.eu-west-1.amazonaws.com': 'Signing in',
    })
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    expect(hostsThrough(proxy)).toEqual(checks.map(({ host }) => host))
  })

  test.each([
    [
      'an authority that is not trusted',
      { ...through, kind: 'inspecting', trusted: false },
      'tls',
      /^The certificate of sts\.us-east-1\.amazonaws\.com is from “Practice Inspection Authority”, an authority that this computer does not know \(SELF_SIGNED_CERT_IN_CHAIN\)\.$/,
      /choose it under Settings > Network \(in the terminal: network --ca-file FILE, or AWS_CA_BUNDLE\)\.$/,
    ],
    [
      'a proxy that asks for a sign-in',
      { ...through, kind: 'authenticated' },
      'proxy',
      /^The proxy http:\/\/127\.0\.0\.1:\d+ \(the settings\) asks for a user name and a password \(407, Basic\)\.$/,
      /^Sign in to the proxy under Settings > Network, or put .* into HTTPS_PROXY\.$/,
    ],
    [
      'a proxy that asks for one that this app can’t do',
      { ...through, kind: 'authenticated', schemes: ['NTLM'] },
      'proxy',
      /asks for a sign-in that this app can’t do \(407, NTLM\)\.$/,
      /Px or Cntlm/,
    ],
    [
      'a proxy that is not there',
      { settings: () => ({ kind: 'manual', url: 'http://127.0.0.1:1' }) },
      'proxy',
      /^The proxy http:\/\/127\.0\.0\.1:1 \(the settings\) can’t be reached \(ECONNREFUSED\)\.$/,
      /^Check the address of the proxy/,
    ],
    [
      'nothing but SOCKS',
      { resolveProxy: () => 'SOCKS5 socks.example.com:1080' },
      'proxy',
      /only HTTP proxies can: SOCKS5 socks\.example\.com:1080\.$/,
      /^Set the address of an HTTP proxy/,
    ],
  ] satisfies [string, Scene, string, RegExp, RegExp][])('%s', async (_, setting, what, words, next) => {
    const { proxy, test: tryNetwork } = await scene(setting)
    const sts = (await tryNetwork()).find(({ host }) => host === 'sts.us-east-1.amazonaws.com')
    expect(sts).toMatchObject({ ok: false, next: expect.stringMatching(next) })
    expect(sts?.attempts.at(-1)).toEqual({ what, ok: false, words: expect.stringMatching(words) })
    expect(proxy.through).toEqual([])
  })

  test('a proxy that can’t be reached, and the next one', async () => {
    const { proxy, test: tryNetwork } = await scene({
      resolveProxy: ({ address }) => `PROXY 127.0.0.1:1; PROXY ${address.slice(7)}`,
    })
    const [check] = await tryNetwork()
    expect(check).toMatchObject({
      ok: true,
      route: `Through http://127.0.0.1:1 (this computer’s settings), else ${proxy.address} (this computer’s settings)`,
    })
    expect(check?.attempts[0]?.words).toMatch(
      /^The proxy http:\/\/127\.0\.0\.1:1 .* can’t be reached \(ECONNREFUSED\); connected to /,
    )
  })

  test('a name that is not there', async () => {
    const { test: tryNetwork } = await scene({ env: () => ({ AWS_ENDPOINT_URL: 'https://aws.invalid' }) })
    expect(await tryNetwork()).toEqual([
      {
        host: 'aws.invalid',
        purpose: 'Signing in and everything else',
        route: 'Directly',
        ok: false,
        attempts: [{ what: 'dns', ok: false, words: expect.stringContaining('aws.invalid') }],
        next: expect.stringContaining('DNS settings'),
      },
    ])
  })

  test('the practice cloud itself, past every proxy', async () => {
    const { client } = await networkApp({
      HTTPS_PROXY: 'http://127.0.0.1:1',
      HTTP_PROXY: 'http://127.0.0.1:1',
    })
    const checks = []
    for await (const check of await client.network.test({ practice: 'ordinary' })) checks.push(check)
    expect(checks).toMatchObject([{ route: 'Directly', ok: true }])
    expect(checks[0]?.attempts.map(({ what, ok }) => [what, ok])).toEqual([
      ['dns', true],
      ['connection', true],
      ['answer', true],
    ])
  })
})

describe('the settings', () => {
  test('are there again after a restart', async () => {
    const { directory, caFile, proxy } = await scene({
      settings: ({ address }) => ({ kind: 'manual', url: address }),
    })
    const { client } = await networkApp({}, {}, directory)
    expect(await client.network.get()).toEqual({
      settings: { proxy: { kind: 'manual', url: proxy.address }, caFile },
      automatic: 'Directly',
      signedInToProxy: false,
      authorities: ['Practice Inspection Authority'],
    })
  })

  test('that can’t be used any more are said, and calls go on without them', async () => {
    const { directory, caFile, cloud } = await scene({})
    await rm(caFile)
    const { client } = await networkApp({}, {}, directory)
    expect(await client.network.get()).toMatchObject({
      settings: { caFile },
      authorities: [],
      problem: `There is no file ${caFile}. Choose the file again.`,
    })
    const again = await networkApp(
      { ...administratorOf(cloud), AWS_ENDPOINT_URL: cloud.endpoint },
      {},
      directory,
    )
    const { awsAccounts } = await again.backend.destination(undefined)
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
  })

  test('with a password are refused, which is not repeated', async () => {
    const { client } = await networkApp({})
    const proxy = { kind: 'manual', url: `http://alice:hunter2@127.0.0.1:8080` } as const
    const refused = await client.network.save({ proxy }).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('sign in to the proxy instead'),
    })
    expectNoPassword(refused, String(refused), await client.network.get())
  })

  test('a variable that is no address does not outlast the setting of another proxy', async () => {
    const cloud = await practice('ordinary')
    const proxy = await proxyTo(cloud, { kind: 'forward' })
    const env = { ...administratorOf(cloud), HTTPS_PROXY: 'socks5://alice:hunter2@socks.example.com:1080' }
    const { client, backend } = await networkApp(env)
    const refused = await client.destination({}).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringContaining('HTTPS_PROXY') })
    expectNoPassword(refused, String(refused), await client.network.get())
    await client.network.save({
      proxy: { kind: 'manual', url: proxy.address },
      caFile: await fileWith(proxy.authority.pem),
    })
    const { awsAccounts } = await backend.destination(undefined)
    expect((await identify(awsAccounts)).accountId).toBe(MANAGEMENT)
  })
})
