import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, randomBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'

/**
 * How the page and the web host prove to each other that they know the secret of this launch, on every connection and
 * before anything else is said on it:
 *
 *     page -> host   { hello }              a challenge
 *     host -> page   { challenge, proof }   its own challenge, and what only the host of this launch can compute
 *     page -> host   { proof }
 *
 * A proof is an HMAC-SHA-256 under the secret, of who gives it, the origin with its port, and both challenges. So it is
 * of no use to the other side, at another port, or on another connection. The host goes first: a stranger on the port
 * of a host that is gone gets a random number. The secret is 256 random bits, which proofs don't help to guess.
 */

/** Where the web host takes connections, and their WebSocket subprotocol. */
export const CONNECTION_PATH = '/connection'
export const CONNECTION_PROTOCOL = 'activeeye-onboarding'

/** How long either side waits for the other's part. Milliseconds. */
export const HANDSHAKE_PATIENCE = 10_000

/** No message of a handshake is longer. Characters. */
export const LONGEST_HANDSHAKE_MESSAGE = 256

const hexSchema = z.string().regex(/^[0-9a-f]{64}$/)
const helloSchema = z.strictObject({ hello: hexSchema })
const hostPartSchema = z.strictObject({ challenge: hexSchema, proof: hexSchema })
const pagePartSchema = z.strictObject({ proof: hexSchema })

type Role = 'host' | 'page'

/** The page's side of one connection. */
export interface PageHandshake {
  readonly hello: string
  /** The page's proof; `undefined` when the message does not prove that the host knows the secret. */
  answer(message: unknown): string | undefined
}

/** @param origin `http://127.0.0.1:PORT` */
export function beginPageHandshake(secret: string, origin: string): PageHandshake {
  const hello = createChallenge()
  return {
    hello: JSON.stringify({ hello }),
    answer(message) {
      const part = read(hostPartSchema, message)
      if (part === undefined) return undefined
      const prove = (role: Role) => proofOf(secret, role, origin, hello, part.challenge)
      if (!isSame(part.proof, prove('host'))) return undefined
      return JSON.stringify({ proof: prove('page') })
    },
  }
}

/** The host's side of one connection. */
export interface HostHandshake {
  /** The host's challenge and proof; `undefined` when the message is no hello. */
  answer(message: unknown): string | undefined
  /** Whether the message proves that the page knows the secret. Only the first one after `answer` can. */
  admits(message: unknown): boolean
}

export function beginHostHandshake(secret: string, origin: string): HostHandshake {
  let expected: string | undefined
  return {
    answer(message) {
      const hello = read(helloSchema, message)?.hello
      if (hello === undefined) return undefined
      const challenge = createChallenge()
      const prove = (role: Role) => proofOf(secret, role, origin, hello, challenge)
      expected = prove('page')
      return JSON.stringify({ challenge, proof: prove('host') })
    },
    admits(message) {
      const proof = read(pagePartSchema, message)?.proof
      const awaited = expected
      expected = undefined
      return proof !== undefined && awaited !== undefined && isSame(proof, awaited)
    },
  }
}

function createChallenge(): string {
  return bytesToHex(randomBytes(32))
}

function proofOf(secret: string, role: Role, origin: string, ofPage: string, ofHost: string): string {
  const said = JSON.stringify([CONNECTION_PROTOCOL, role, origin, ofPage, ofHost])
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(said)))
}

/** Compares in a time that does not depend on where the texts differ. */
function isSame(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}

function read<Part>(schema: z.ZodType<Part>, message: unknown): Part | undefined {
  if (typeof message !== 'string' || message.length > LONGEST_HANDSHAKE_MESSAGE) return undefined
  try {
    return schema.safeParse(JSON.parse(message)).data
  } catch {
    return undefined
  }
}
