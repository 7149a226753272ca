import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createTcpServer, type Server } from 'node:net'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { parseProxyAddress } from '../../../../app/input/proxyAddress.ts'
import { createSecureContext } from '../../../../main/network/certificateAuthorities.ts'
import { type HttpProxy, proxyAt } from '../../../../main/network/route.ts'
import { openTunnel } from '../../../../main/network/tunnel.ts'
import {
  type PracticeAuthority,
  practiceAuthority,
} from '../../../../main/practice/proxies/practiceAuthority.ts'

const TARGET = 'sts.us-east-1.amazonaws.com:443'

let authority: PracticeAuthority
beforeAll(async () => {
  authority = await practiceAuthority('Acme Proxies')
})

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

function proxyAtAddress(address: string): HttpProxy {
  const parsed = parseProxyAddress(address)
  if (!parsed.ok) throw new Error(parsed.refusals[0].message)
  return proxyAt(parsed.value, 'it', undefined)
}

function open(urls: readonly string[], { direct = false, timeout = 5_000, own = [] as string[] } = {}) {
  const proxies = urls.map(proxyAtAddress)
  const secureContext = createSecureContext(own.map((pem) => ({ name: '', pem })))
  return openTunnel(TARGET, { proxies, direct, unusable: [] }, { secureContext, timeout })
}

describe('a proxy that is spoken to with TLS', () => {
  async function secureProxy() {
    const { cert, key } = authority.certificateFor('localhost')
    const asked: (string | undefined)[] = []
    const server = createTlsServer({ cert, key }).on('connect', ({ url }, socket) => {
      asked.push(url)
      socket.write('HTTP/1.1 200 OK\r\n\r\nhello')
    })
    return { url: `https://localhost:${await portOf(server)}`, asked }
  }

  test('gives a way when its authority is trusted', async () => {
    const { url, asked } = await secureProxy()
    const tunnel = await open([url], { own: [authority.pem] })
    tunnel?.socket.destroy()
    expect(tunnel?.proxy.address).toBe(url)
    expect(asked).toEqual([TARGET])
  })

  test('gets no password when it is not', async () => {
    const { url, asked } = await secureProxy()
    await expect(open([url])).rejects.toMatchObject({
      code: 'ERR_PROXY_UNTRUSTED',
      message: `the proxy ${url} (it) has a certificate that is not trusted (TLS, SELF_SIGNED_CERT_IN_CHAIN)`,
    })
    expect(asked).toEqual([])
  })
})

describe('a proxy that', () => {
  test('never answers', async () => {
    const port = await portOf(createTcpServer(() => {}))
    await expect(open([`http://127.0.0.1:${port}`], { timeout: 200 })).rejects.toMatchObject({
      code: 'ERR_PROXY_TIMEOUT',
      message: `the proxy http://127.0.0.1:${port} (it) was reached, but did not connect to ${TARGET} within 0.2 s`,
    })
  })

  test('is none', async () => {
    const port = await portOf(createTcpServer((socket) => socket.end('220 smtp.example.com\r\n')))
    await expect(open([`http://127.0.0.1:${port}`])).rejects.toMatchObject({
      code: 'ERR_PROXY_REFUSED',
      message: expect.stringMatching(/did not answer as a proxy does when asked for sts\S+:443 \(HPE_\w+\)$/),
    })
  })

  test('hangs up', async () => {
    const port = await portOf(createTcpServer((socket) => socket.end()))
    await expect(open([`http://127.0.0.1:${port}`])).rejects.toMatchObject({ code: 'ERR_PROXY_REFUSED' })
  })

  test.each([
    [['Basic realm="x"'], 'ERR_PROXY_SIGN_IN'],
    [['Negotiate', 'NTLM', 'basic realm="a, b"'], 'ERR_PROXY_SIGN_IN'],
    [[], 'ERR_PROXY_SIGN_IN'],
    [['Negotiate'], 'ERR_PROXY_SIGN_IN_UNSUPPORTED'],
    [['Digest realm="Basic, x"', 'NTLM'], 'ERR_PROXY_SIGN_IN_UNSUPPORTED'],
  ])('asks for a sign-in by %j: %s', async (schemes, code) => {
    const server = createServer().on('connect', (_, socket) => {
      const headers = schemes.map((scheme) => `Proxy-Authenticate: ${scheme}\r\n`).join('')
      socket.end(`HTTP/1.1 407 Sign In\r\n${headers}\r\n`)
    })
    const url = `http://127.0.0.1:${await portOf(server)}`
    await expect(open([url])).rejects.toMatchObject({ code })
    // Neither is there another way past it: it was reached.
    await expect(open([url, 'http://127.0.0.1:1'], { direct: true })).rejects.toMatchObject({ code })
  })

  test('can’t be reached is passed over for the next one, or for none', async () => {
    await expect(open(['http://127.0.0.1:1', 'http://proxy.invalid'])).rejects.toMatchObject({
      message: 'the proxy http://127.0.0.1:1 (it) can’t be reached (ECONNREFUSED)',
    })
    expect(await open(['http://127.0.0.1:1'], { direct: true })).toBeUndefined()
  })
})

test('nobody wants it any more', async () => {
  const port = await portOf(createTcpServer(() => {}))
  const proxies = [proxyAtAddress(`http://127.0.0.1:${port}`)]
  const controller = new AbortController()
  const secureContext = createSecureContext([])
  const opening = openTunnel(
    TARGET,
    { proxies, direct: false, unusable: [] },
    { secureContext, timeout: 60_000, signal: controller.signal },
  )
  const reason = new Error('Closed')
  controller.abort(reason)
  await expect(opening).rejects.toBe(reason)
})
