/** The few globals that Node and browsers share and that `app/` may use. Everything else comes through a port. */

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

declare const AbortSignal: {
  /** A signal that is aborted with the first of these, and holds listeners of its own. */
  any(signals: readonly AbortSignal[]): AbortSignal
}

declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare class TextEncoder {
  encode(text: string): Uint8Array
}

declare class TextDecoder {
  constructor(encoding?: 'utf-8', options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}

declare class URL {
  /** `null` for a text that is not an address. */
  static parse(text: string): URL | null
  readonly hostname: string
}

/** Base64 of a text with a character for each byte. */
declare function btoa(bytes: string): string
