import type { SecureContext } from 'node:tls'
import type { ProxySignIn } from '../../app/input/proxyAddress.ts'
import {
  NETWORK_DEFAULTS,
  type NetworkSettings,
  type NetworkStatus as ShownNetwork,
} from '../../app/network/networkSettings.ts'
import { plural } from '../../app/text/plural.ts'
import type { Environment } from '../configuration/environment.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { environmentPath } from '../files/homePath.ts'
import { type Authority, readCaFile, trusting } from './certificateAuthorities.ts'
import { chooseRoute } from './chooseRoute.ts'
import { type Route, routeWords } from './route.ts'
import { checkSettings, readNetworkSettings, writeNetworkSettings } from './settingsFile.ts'

/** How calls get out of this computer: what every client asks. */
export interface Transport {
  /** How a call to this address goes now. */
  routeTo(url: URL): Promise<Route>
  /** Whom to trust now. Slow when asked for the first time. */
  secureContext(): SecureContext
  /** A proxy asked for a user name and a password: the next sign-in is for it too. */
  askedToSignIn(proxy: string): void
  /** Another number after each change; connections of before are not to be used again. */
  revision(): number
}

/** The same, with what a person may set. */
export interface Network extends Transport {
  settings(): NetworkSettings
  show(): Promise<ShownNetwork>
  /** In effect with the next call. Throws InvalidInputError. */
  save(settings: NetworkSettings): Promise<void>
  /**
   * For the proxy that is in the way now and those that asked for it, and no other one. In memory only; an empty
   * user name forgets it.
   */
  signInToProxy(signIn: ProxySignIn): Promise<void>
  /** For the host that can ask the computer. */
  askComputer(resolveProxy: (url: string) => Promise<string>): void
}

/** What `automatic` is shown for. */
const EXAMPLE = new URL('https://sts.us-east-1.amazonaws.com/')

/** Never fails: what can't be read or used is said by `show`, and calls go on without it. */
export async function openNetwork(dataDirectory: string, env: Environment): Promise<Network> {
  const read = await readNetworkSettings(dataDirectory)
  const { caFile } = read.settings
  const own = caFile === undefined ? undefined : await readCaFile(caFile, new Date())
  const bundle = await readBundle(env)
  const problem = own?.ok === false ? own.problem : (read.problem ?? bundle.problem)
  return network(env, {
    settings: read.settings,
    authorities: own?.ok ? own.authorities : [],
    bundle,
    ...(problem !== undefined && { problem }),
    keep: (settings) => writeNetworkSettings(dataDirectory, settings),
  })
}

/** With the environment alone, and nothing kept. */
export function environmentTransport(env: Environment): Transport {
  return network(env, {
    settings: NETWORK_DEFAULTS,
    authorities: [],
    bundle: NO_BUNDLE,
    keep: async () => {},
  })
}

/** What AWS_CA_BUNDLE names: the AWS CLI heeds it, the SDK does not. */
interface Bundle {
  readonly authorities: readonly Authority[]
  /** For a person; left out without the variable. */
  readonly words?: string
  readonly problem?: string
}

const NO_BUNDLE: Bundle = { authorities: [] }

async function readBundle({ AWS_CA_BUNDLE: path }: Environment): Promise<Bundle> {
  if (path === undefined || path === '') return NO_BUNDLE
  const read = await readCaFile(environmentPath(path), new Date())
  if (!read.ok) return { authorities: [], problem: `AWS_CA_BUNDLE is not used: ${read.problem}` }
  return {
    authorities: read.authorities,
    words: `AWS_CA_BUNDLE: ${path}, ${plural(read.authorities.length, 'certificate')}`,
  }
}

interface Start {
  readonly settings: NetworkSettings
  readonly authorities: readonly Authority[]
  readonly bundle: Bundle
  readonly problem?: string
  keep(settings: NetworkSettings): Promise<void>
}

function network(env: Environment, start: Start): Network {
  let { settings, authorities, problem } = start
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
    routeTo: (url) => route(url, settings.proxy),
    secureContext: () => {
      secureContext ??= trusting([...authorities, ...start.bundle.authorities])
      return secureContext
    },
    revision: () => revision,
    settings: () => settings,
    show: async () => ({
      settings,
      automatic: routeWords(await route(EXAMPLE, { kind: 'automatic' })),
      signedInToProxy: signIn !== undefined,
      authorities: authorities.map(({ name }) => name),
      ...(start.bundle.words !== undefined && { bundle: start.bundle.words }),
      ...(problem !== undefined && { problem }),
    }),
    save: async (typed) => {
      const checked = await checkSettings(typed, new Date())
      await start.keep(checked.settings)
      settings = checked.settings
      authorities = checked.authorities
      problem = undefined
      secureContext = undefined
      revision += 1
    },
    askedToSignIn: (proxy) => void asking.add(proxy),
    signInToProxy: async ({ user, password }) => {
      if (user.includes(':')) throw new InvalidInputError(['The user name for a proxy can’t hold a colon.'])
      const { proxies } = await route(EXAMPLE, settings.proxy)
      const inTheWay = new Set([...proxies.map(({ address }) => address), ...asking])
      signIn = user === '' ? undefined : { signIn: { user, password }, proxies: inTheWay }
      revision += 1
    },
    askComputer: (resolver) => {
      resolveProxy = resolver
      revision += 1
    },
  }
}
