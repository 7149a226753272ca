import { z } from 'zod'

/** How this computer gets to AWS. */
export const networkSettingsSchema = z.strictObject({
  /** `automatic`: HTTPS_PROXY and NO_PROXY where they are set, else what the computer says (the window only). */
  proxy: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('automatic') }),
    z.strictObject({ kind: z.literal('none') }),
    /** `http://HOST:PORT`, without user name and password. */
    z.strictObject({ kind: z.literal('manual'), url: z.string() }),
  ]),
  /** A PEM file with certificate authorities to trust beside the known ones. */
  caFile: z.string().optional(),
})
export type NetworkSettings = z.infer<typeof networkSettingsSchema>

export const NETWORK_DEFAULTS: NetworkSettings = { proxy: { kind: 'automatic' } }

/** What the settings come to at the moment, for a person to compare with what they know. */
export const networkStatusSchema = z.strictObject({
  settings: networkSettingsSchema,
  /** Where `automatic` looks: "HTTPS_PROXY: http://proxy.example.com:8080", without a password. */
  automatic: z.string(),
  /** A user name and a password for the proxy are held in memory. */
  signedInToProxy: z.boolean(),
  /** The authorities in caFile, by their subjects; empty without one. */
  authorities: z.array(z.string()),
  /** What AWS_CA_BUNDLE adds to them: "AWS_CA_BUNDLE: /etc/corp.pem, 3 certificates"; left out without it. */
  bundle: z.string().optional(),
  /** Why what was saved is not fully in effect: the file of certificates is gone, … */
  problem: z.string().optional(),
})
export type NetworkStatus = z.infer<typeof networkStatusSchema>

/** One thing that was tried on the way to a host. */
export const networkAttemptSchema = z.strictObject({
  /** In the order in which they are tried; what comes after a failure is not. */
  what: z.enum(['proxy', 'dns', 'connection', 'tls', 'answer']),
  ok: z.boolean(),
  /** What was found: the address, the proxy, who issued the certificate, … */
  words: z.string(),
})
export type NetworkAttempt = z.infer<typeof networkAttemptSchema>

/** How it went to one of AWS's hosts. */
export const networkCheckSchema = z.strictObject({
  host: z.string(),
  /** What it is needed for: "Sign-in", "Flow logs in us-east-1", … */
  purpose: z.string(),
  /** "Directly", or "Through http://proxy.example.com:8080 (HTTPS_PROXY)". */
  route: z.string(),
  attempts: z.array(networkAttemptSchema),
  ok: z.boolean(),
  /** What to do about it, when it failed. */
  next: z.string().optional(),
})
export type NetworkCheck = z.infer<typeof networkCheckSchema>
