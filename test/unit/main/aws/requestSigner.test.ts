import { Sha256 } from '@smithy/core/checksum'
import { HttpRequest } from '@smithy/core/transport'
import { SignatureV4 } from '@smithy/signature-v4'
import { expect, test } from 'vitest'
import { RequestSigner } from '../../../../main/aws/requestSigner.ts'

/** Counts the derivations: each begins with the secret access key. */
function countingSha256() {
  const counted = { derived: 0 }
  class CountingSha256 extends Sha256 {
    constructor(secret?: ConstructorParameters<typeof Sha256>[0]) {
      super(secret)
      if (typeof secret === 'string' && secret.startsWith('AWS4')) counted.derived += 1
    }
  }
  return { sha256: CountingSha256, counted }
}

const REQUEST = {
  protocol: 'https:',
  hostname: 'ec2.us-east-1.amazonaws.com',
  method: 'POST',
  path: '/',
  headers: { host: 'ec2.us-east-1.amazonaws.com' },
  body: 'Action=DescribeVpcs',
}
const AT = { signingDate: new Date('2026-11-28T10:00:00Z') }

function credentials(name: string) {
  const given = { accessKeyId: `AKIA${name}`, secretAccessKey: `secret of ${name}`, sessionToken: name }
  return async () => given
}

test('signs as the SDK does', async () => {
  const { sha256 } = countingSha256()
  const settings = { credentials: credentials('A'), region: 'us-east-1', service: 'ec2', sha256 }
  const theirs = await new SignatureV4(settings).sign(new HttpRequest(REQUEST), AT)
  for (let again = 0; again < 2; again += 1) {
    const ours = await new RequestSigner(settings).sign(new HttpRequest(REQUEST), AT)
    expect(ours.headers.authorization).toBe(theirs.headers.authorization)
    const named = { ...settings, region: 'eu-west-1', service: 'sts' }
    const where = { ...AT, signingRegion: 'us-east-1', signingService: 'ec2' }
    const there = await new RequestSigner(named).sign(new HttpRequest(REQUEST), where)
    expect(there.headers.authorization).toBe(theirs.headers.authorization)
  }
})

test('derives a key once for each set of credentials, Region, service and day, however many there are', async () => {
  const { sha256, counted } = countingSha256()
  const given = Array.from({ length: 10 }, (_, at) => credentials(String(at)))
  const regions = Array.from({ length: 17 }, (_, at) => `region-${at}`)
  const signAll = async (date: string) => {
    for (const region of regions) {
      for (const provider of given) {
        const signer = new RequestSigner({ credentials: provider, region, service: 'ec2', sha256 })
        await signer.sign(new HttpRequest(REQUEST), { signingDate: new Date(date) })
      }
    }
  }
  await signAll('2026-11-28T10:00:00Z')
  await signAll('2026-11-28T11:00:00Z')
  expect(counted.derived).toBe(170)
  await signAll('2026-11-29T00:00:00Z')
  expect(counted.derived).toBe(340)
})

test('renewed credentials are never signed with the key of those before', async () => {
  const { sha256 } = countingSha256()
  let now = { accessKeyId: 'AKIAONE', secretAccessKey: 'one' }
  const settings = { credentials: async () => now, region: 'us-east-1', service: 'ec2', sha256 }
  const first = await new RequestSigner(settings).sign(new HttpRequest(REQUEST), AT)
  now = { accessKeyId: 'AKIAONE', secretAccessKey: 'two' }
  const second = await new RequestSigner(settings).sign(new HttpRequest(REQUEST), AT)
  const theirs = await new SignatureV4(settings).sign(new HttpRequest(REQUEST), AT)
  expect(second.headers.authorization).toBe(theirs.headers.authorization)
  expect(second.headers.authorization).not.toBe(first.headers.authorization)
})
