import { accepted, type Parsed, refused } from './parsed.ts'

/** A proxy as its address names it. */
export interface ProxyAddress {
  /** TLS to the proxy itself. */
  readonly secure: boolean
  /** As an address has it: an IPv6 address in brackets. */
  readonly hostname: string
  readonly port: number
  /** The user name and password in the address, decoded. Never print them. */
  readonly signIn?: ProxySignIn
}

/** The user name and password for a proxy. */
export interface ProxySignIn {
  readonly user: string
  readonly password: string
}

const FIELD = 'The address of the proxy'
const LIKE = 'Type it like http://proxy.example.com:8080.'
/** What ends the user part, or the whole address, where it is not percent-encoded. */
const UNENCODED = /[@#\\/?\s]/g

/**
 * The address of a proxy as people and other tools write it: `http://HOST:PORT`, or only `HOST:PORT`. A path would be
 * ignored and an unencoded character in a password would change the host, so both are refused. SOCKS is not
 * supported. No refusal repeats what was typed.
 */
export function parseProxyAddress(typed: string): Parsed<ProxyAddress> {
  const text = typed.trim()
  if (text === '') return refused(`${FIELD} is missing. ${LIKE}`)
  const { scheme, userPart, place } = partsOf(text)
  if (!/^https?$/i.test(scheme ?? 'http')) {
    return refused(`${FIELD} begins with http:// or https://. ${LIKE} SOCKS is not supported.`)
  }
  const encoding = percentEncoding(userPart)
  if (encoding !== undefined) {
    return refused(`${FIELD} has a user name or a password that is not encoded: percent-encode ${encoding}.`)
  }
  if (userPart !== undefined && scheme === undefined) {
    return refused(
      `${FIELD} holds a user name or a password, so it has to begin with http://, as in http://USER:PASSWORD@proxy.example.com:8080.`,
    )
  }
  return addressAt(scheme?.toLowerCase() ?? 'http', place, signInOf(userPart))
}

/** The same for the settings, which are kept on disk: without user name and password. Gives `http://HOST:PORT`. */
export function parseProxySetting(typed: string): Parsed<string> {
  const { userPart } = partsOf(typed.trim())
  if (userPart !== undefined) {
    const encoding = percentEncoding(userPart)
    const elsewhere =
      encoding === undefined
        ? ''
        : ` Where an address has to hold them, as in HTTPS_PROXY, percent-encode ${encoding}.`
    return refused(
      `${FIELD} holds a user name or a password. Leave them out, and sign in to the proxy instead: nothing of that is saved.${elsewhere}`,
    )
  }
  const parsed = parseProxyAddress(typed)
  if (!parsed.ok) return parsed
  const { secure, hostname, port } = parsed.value
  const usual = port === (secure ? 443 : 80)
  return accepted(`${secure ? 'https' : 'http'}://${hostname}${usual ? '' : `:${port}`}`)
}

interface Parts {
  readonly scheme: string | undefined
  /** Undefined without an `@`. */
  readonly userPart: string | undefined
  /** Host, port and whatever stands behind them. */
  readonly place: string
}

/** Whatever stands before the last `@` was meant as the user part, also where a URL would end before. */
function partsOf(text: string): Parts {
  const [, scheme, rest = ''] = /^(?:([a-z][a-z\d+.-]*):\/\/)?(.*)$/is.exec(text) ?? []
  const at = rest.lastIndexOf('@')
  return { scheme, userPart: at < 0 ? undefined : rest.slice(0, at), place: rest.slice(at + 1) }
}

/** "@ as %40 and # as %23"; undefined when nothing has to be encoded. */
function percentEncoding(userPart: string | undefined): string | undefined {
  const found = [...new Set(userPart?.match(UNENCODED) ?? [])]
  if (found.length === 0) return undefined
  return found
    .map((char) => `${/\s/.test(char) ? 'a blank' : char} as ${encodeURIComponent(char)}`)
    .join(' and ')
}

function addressAt(scheme: string, place: string, signIn: ProxySignIn | undefined): Parsed<ProxyAddress> {
  if (/\s/.test(place)) return refused(`${FIELD} has a blank in it. ${LIKE}`)
  const end = place.search(/[/?#\\]/)
  const [hostPort, behind] = end < 0 ? [place, ''] : [place.slice(0, end), place.slice(end)]
  if (behind !== '' && behind !== '/') {
    return refused(
      `${FIELD} has a path, a query or a fragment behind the host and the port. Leave it out, as in http://proxy.example.com:8080.`,
    )
  }
  const [, port] = /:([^:\]]*)$/.exec(hostPort) ?? []
  const number = port === undefined || port === '' ? (scheme === 'https' ? 443 : 80) : Number(port)
  const host = hostPort.replace(/:[^:\]]*$/, '')
  const isBareIpv6 = host.includes(':') && !host.startsWith('[')
  const url = isBareIpv6 ? null : URL.parse(`${scheme}://${host}`)
  if (url === null) {
    return refused(
      `${FIELD} has no name or IP address of a host. ${LIKE} An IPv6 address stands in brackets, as in http://[fd00::1]:8080.`,
    )
  }
  if ((port !== undefined && !/^\d*$/.test(port)) || number < 1 || number > 65_535) {
    return refused(`${FIELD} has a port that is not a number from 1 to 65535. ${LIKE}`)
  }
  return accepted({
    secure: scheme === 'https',
    hostname: url.hostname,
    port: number,
    ...(signIn && { signIn }),
  })
}

function signInOf(userPart: string | undefined): ProxySignIn | undefined {
  if (userPart === undefined) return undefined
  const colon = userPart.indexOf(':')
  const [user, password] = colon < 0 ? [userPart, ''] : [userPart.slice(0, colon), userPart.slice(colon + 1)]
  return user === '' && password === '' ? undefined : { user: decoded(user), password: decoded(password) }
}

/** A percent sign that encodes nothing is kept as it was typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
