import { z } from 'zod'

/** How this computer connects to AWS. */
export const networkSettingsSchema = z.strictObject({
  /** `automatic`: HTTPS_PROXY and NO_PROXY where they are set, or else the settings of the operating system (desktop only). */
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

/** The settings in effect, for a person to check. */
export const networkStatusSchema = z.strictObject({
  settings: networkSettingsSchema,
  /** The proxy that `automatic` finds: "HTTPS_PROXY: http://proxy.example.com:8080", without a password. */
  automatic: z.string(),
  /** A user name and a password for the proxy are held in memory. */
  signedInToProxy: z.boolean(),
  /** A proxy asked for a user name and a password; left out until one does. */
  askedToSignIn: z.literal(true).optional(),
  /** The authorities in caFile, by their subjects; empty without one. */
  authorities: z.array(z.string()),
  /** What AWS_CA_BUNDLE adds to them: "AWS_CA_BUNDLE: /etc/corp.pem, 3 certificates"; left out without it. */
  bundle: z.string().optional(),
  /** Why the saved settings are not fully in effect: the file of certificates is missing, … */
  problem: z.string().optional(),
})
export type NetworkStatus = z.infer<typeof networkStatusSchema>

/** One stage of connecting to a host. */
export const networkAttemptSchema = z.strictObject({
  /** In the order of the stages; those after a failure are left out. */
  what: z.enum(['proxy', 'dns', 'connection', 'tls', 'answer']),
  ok: z.boolean(),
  /** What the stage showed: the address, the proxy, the issuer of the certificate, … */
  words: z.string(),
})
export type NetworkAttempt = z.infer<typeof networkAttemptSchema>

/** The connection to one of AWS's hosts. */
export const networkCheckSchema = z.strictObject({
  host: z.string(),
  /** What it is needed for: "Sign-in", "Flow logs in us-east-1", … */
  purpose: z.string(),
  /** "Directly", or "Through http://proxy.example.com:8080 (HTTPS_PROXY)". */
  route: z.string(),
  attempts: z.array(networkAttemptSchema),
  ok: z.boolean(),
  /** What to do when it failed. */
  next: z.string().optional(),
})
export type NetworkCheck = z.infer<typeof networkCheckSchema>
