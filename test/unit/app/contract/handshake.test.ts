import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginHostHandshake, beginPageHandshake } from '../../../../app/contract/handshake.ts'

const SECRET = 's'.repeat(43)
const ORIGIN = 'http://127.0.0.1:4600'

function handshake({ page = SECRET, host = SECRET, pageAt = ORIGIN, hostAt = ORIGIN } = {}) {
  const ofPage = beginPageHandshake(page, pageAt)
  const ofHost = beginHostHandshake(host, hostAt)
  const hostPart = ofHost.answer(ofPage.hello)
  return { ofPage, ofHost, hostPart, pagePart: ofPage.answer(hostPart) }
}

test('two that know the same secret, at the same origin, take each other', () => {
  const { ofHost, pagePart } = handshake()
  expect(ofHost.admits(pagePart)).toBe(true)
})

test('nothing that is said holds the secret, and nothing is said twice', () => {
  const said = [handshake(), handshake()].flatMap(({ ofPage, hostPart, pagePart }) => [
    ofPage.hello,
    hostPart,
    pagePart,
  ])
  expect(new Set(said).size).toBe(6)
  expect(said.join('')).not.toContain(SECRET)
})

test.each([
  ['another secret', { host: `${SECRET.slice(1)}t` }],
  ['no secret', { host: '' }],
  ['another port', { hostAt: 'http://127.0.0.1:4601' }],
  ['another name', { hostAt: 'http://localhost:4600' }],
])('a host with %s gets no answer, and takes none', (_, difference) => {
  const { ofHost, pagePart } = handshake(difference)
  expect(pagePart).toBeUndefined()
  // What a page with the host's own view would have to say is not what it says to another.
  expect(ofHost.admits(handshake().pagePart)).toBe(false)
})

test('a proof counts once', () => {
  const { ofHost, pagePart } = handshake()
  expect(ofHost.admits(pagePart)).toBe(true)
  expect(ofHost.admits(pagePart)).toBe(false)
})

test('after a wrong proof the right one is too late', () => {
  const { ofHost, pagePart } = handshake()
  expect(ofHost.admits(JSON.stringify({ proof: '0'.repeat(64) }))).toBe(false)
  expect(ofHost.admits(pagePart)).toBe(false)
})

test('one changed digit makes another message', () => {
  fc.assert(
    fc.property(fc.nat(63), fc.constantFrom('challenge', 'proof'), (at, field) => {
      const ofPage = beginPageHandshake(SECRET, ORIGIN)
      const part = JSON.parse(beginHostHandshake(SECRET, ORIGIN).answer(ofPage.hello) ?? '')
      const digit = part[field][at] === '0' ? '1' : '0'
      part[field] = part[field].slice(0, at) + digit + part[field].slice(at + 1)
      expect(ofPage.answer(JSON.stringify(part))).toBeUndefined()
    }),
  )
})

test('whatever else is said is no part of a handshake, and throws nothing', () => {
  const ofPage = beginPageHandshake(SECRET, ORIGIN)
  const ofHost = beginHostHandshake(SECRET, ORIGIN)
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.json(), fc.string()), (message) => {
      expect(ofPage.answer(message)).toBeUndefined()
      expect(ofHost.answer(message)).toBeUndefined()
      expect(ofHost.admits(message)).toBe(false)
    }),
  )
})
