import type { SecureContext } from 'node:tls'
import type { ProxySignIn } from '../../app/input/proxyAddress.ts'
import {
  NETWORK_DEFAULTS,
  type NetworkSettings,
  type NetworkStatus,
} from '../../app/network/networkSettings.ts'
import { DEFAULT_SETTINGS } from '../../app/settings/settings.ts'
import { plural } from '../../app/text/plural.ts'
import { profileCaBundle } from '../configuration/endpoints.ts'
import { type Environment, withoutBlanks } from '../configuration/environment.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { environmentPath } from '../files/homePath.ts'
import type { AppSettings } from '../settings/appSettings.ts'
import { type Authority, createSecureContext, readCaFile } from './certificateAuthorities.ts'
import { checkSettings } from './checkSettings.ts'
import { chooseRoute } from './chooseRoute.ts'
import { type Route, routeWords } from './route.ts'

/** How all HTTP leaves this computer: the route and the trusted certificate authorities. */
export interface Transport {
  /** The route of a call to this address now. */
  routeTo(url: URL): Promise<Route>
  /** The trusted certificate authorities now. The first call is slow. */
  secureContext(): SecureContext
  /** Requests that may be in flight now, over all accounts and Regions. */
  callsAtOnce(): number
  /** A proxy asked for a user name and a password: the next `signInToProxy` applies to it too. */
  askedToSignIn(proxy: string): void
  /** Changes with each change of the settings; older connections must not be used again. */
  revision(): number
}

/** A transport with settings that a person may change. */
export interface Network extends Transport {
  settings(): NetworkSettings
  show(): Promise<NetworkStatus>
  /** The settings as `save` would save them. Throws InvalidInputError. */
  check(typed: NetworkSettings): Promise<NetworkSettings>
  /** Applies to the next call. Throws InvalidInputError. */
  save(settings: NetworkSettings): Promise<void>
  /**
   * For the proxies of the current route and those that asked for a sign-in, and no other ones. Kept in memory only;
   * an empty user name removes it.
   */
  signInToProxy(signIn: ProxySignIn): Promise<void>
  /** The defaults again, without a sign-in to a proxy, after the settings were removed. */
  forget(): void
  /** For the host that can read the operating system's proxy settings. */
  setProxyResolver(resolveProxy: (url: string) => Promise<string>): void
}

/** The address that the status shows the automatic route for. */
const EXAMPLE = new URL('https://sts.us-east-1.amazonaws.com/')

/** Never fails: `show` says what can't be read or used, and calls do without it. */
export async function openNetwork(app: AppSettings, env: Environment): Promise<Network> {
  const { caFile } = app.now().network
  const own = caFile === undefined ? undefined : await readCaFile(caFile, new Date())
  const bundle = await readBundle(env)
  const unread = app.problems().get('file') ?? app.problems().get('network')
  const problem = own?.ok === false ? own.problem : (unread ?? bundle.problem)
  return createNetwork(env, {
    settings: () => app.now().network,
    callsAtOnce: () => app.now().callsAtOnce,
    authorities: own?.ok ? own.authorities : [],
    bundle,
    ...(problem !== undefined && { problem }),
    write: (network) => app.save({ network }),
  })
}

/** A transport by the environment variables alone; nothing is saved. */
export function environmentTransport(env: Environment): Transport {
  return createNetwork(env, {
    settings: () => NETWORK_DEFAULTS,
    callsAtOnce: () => DEFAULT_SETTINGS.callsAtOnce,
    authorities: [],
    bundle: NO_BUNDLE,
    write: async () => {},
  })
}

/** The authorities of AWS_CA_BUNDLE or of the configured profile, which the AWS CLI uses and the SDK ignores. */
interface Bundle {
  readonly authorities: readonly Authority[]
  /** Shown to a person; left out without the variable. */
  readonly words?: string
  readonly problem?: string
}

const NO_BUNDLE: Bundle = { authorities: [] }

async function readBundle(env: Environment): Promise<Bundle> {
  const variable = withoutBlanks(env).AWS_CA_BUNDLE
  const path = variable ?? (await profileCaBundle(env).catch(() => undefined))
  if (path === undefined) return NO_BUNDLE
  const name = variable === undefined ? 'ca_bundle of the AWS configuration' : 'AWS_CA_BUNDLE'
  const read = await readCaFile(environmentPath(path), new Date())
  if (!read.ok) return { authorities: [], problem: `${name} is not used: ${read.problem}` }
  return {
    authorities: read.authorities,
    words: `${name}: ${path}, ${plural(read.authorities.length, 'certificate')}`,
  }
}

interface Start {
  settings(): NetworkSettings
  callsAtOnce(): number
  readonly authorities: readonly Authority[]
  readonly bundle: Bundle
  readonly problem?: string
  write(settings: NetworkSettings): Promise<void>
}

function createNetwork(env: Environment, start: Start): Network {
  const { settings } = start
  let { authorities, problem } = start
  let signIn: { readonly signIn: ProxySignIn; readonly proxies: ReadonlySet<string> } | undefined
  const asking = new Set<string>()
  let resolveProxy: ((url: string) => Promise<string>) | undefined
  let secureContext: SecureContext | undefined
  let revision = 0

  const route = (url: URL, proxy: NetworkSettings['proxy']) =>
    chooseRoute(url, {
      proxy,
      env,
      resolveProxy,
      signInFor: (address) => (signIn?.proxies.has(address) ? signIn.signIn : undefined),
    })

  return {
    routeTo: (url) => route(url, settings().proxy),
    secureContext: () => {
      secureContext ??= createSecureContext([...authorities, ...start.bundle.authorities])
      return secureContext
    },
    revision: () => revision,
    callsAtOnce: start.callsAtOnce,
    settings,
    show: async () => ({
      settings: settings(),
      automatic: routeWords(await route(EXAMPLE, { kind: 'automatic' })),
      signedInToProxy: signIn !== undefined,
      ...(asking.size > 0 && { askedToSignIn: true as const }),
      authorities: authorities.map(({ name }) => name),
      ...(start.bundle.words !== undefined && { bundle: start.bundle.words }),
      ...(problem !== undefined && { problem }),
    }),
    check: async (typed) => (await checkSettings(typed, new Date())).settings,
    save: async (typed) => {
      const checked = await checkSettings(typed, new Date())
      await start.write(checked.settings)
      authorities = checked.authorities
      problem = undefined
      secureContext = undefined
      revision += 1
    },
    askedToSignIn: (proxy) => void asking.add(proxy),
    signInToProxy: async ({ user, password }) => {
      if (user.includes(':')) throw new InvalidInputError(['The user name for a proxy can’t hold a colon.'])
      const { proxies } = await route(EXAMPLE, settings().proxy)
      const addresses = new Set([...proxies.map(({ address }) => address), ...asking])
      signIn = user === '' ? undefined : { signIn: { user, password }, proxies: addresses }
      revision += 1
    },
    forget: () => {
      authorities = []
      problem = undefined
      signIn = undefined
      asking.clear()
      secureContext = undefined
      revision += 1
    },
    setProxyResolver: (resolver) => {
      resolveProxy = resolver
      revision += 1
    },
  }
}
