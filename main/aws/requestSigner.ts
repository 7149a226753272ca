import { getSigningKey, SignatureV4 } from '@smithy/signature-v4'
import type { Credentials } from './credentials.ts'

type SigningKey = ReturnType<typeof getSigningKey>

/** By credentials, as long as these are used: by day, Region and service. */
const keys = new WeakMap<Credentials, Map<string, SigningKey>>()

/**
 * The SDK's signer, but it finds its signing keys again: the SDK keeps 50 of them, and a few accounts at once need one for
 * each of their Regions. Deriving a key costs as much as the rest of a signature. The SDK's class declares `getSigningKey`
 * private, so a test shows that it still asks here.
 */
export class RequestSigner extends SignatureV4 {
  constructor(settings: ConstructorParameters<typeof SignatureV4>[0]) {
    super(settings)
    const { sha256, service: ownService } = settings
    Object.assign(this, {
      getSigningKey(
        of: Credentials,
        region: string,
        shortDate: string,
        service: string = ownService,
      ): SigningKey {
        const known = keys.get(of) ?? new Map<string, SigningKey>()
        keys.set(of, known)
        const name = `${shortDate} ${region} ${service}`
        const key = known.get(name) ?? getSigningKey(sha256, of, shortDate, region, service)
        known.set(name, key)
        return key
      },
    })
  }
}
