import { expect, test } from 'vitest'
import { holdsSecret } from '../../../../renderer/shell/refusePastedKeys.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

test.each([
  [`export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=${SECRET}`, true],
  [`AWS_SESSION_TOKEN=${SECRET}`, true],
  [`AKIAIOSFODNN7EXAMPLE,${SECRET}`, true],
  [`AWS_SECRET_ACCESS_KEY=${SECRET}\n${'# more\n'.repeat(4_000)}`, true],
  [`AWS_SESSION_TOKEN=${SECRET}\n${SECRET}\n`, true],
  [` ${SECRET}\n`, true],
  ['IQoJb3JpZ2luX2Vj'.repeat(20), true],
  ['0f1e2d3c4b5a69788796a5b4c3d2e1f000112233', false],
  ['111122223333\tprod\n'.repeat(4_000), false],
  ['111122223333\tprod\tarn:aws:iam::111122223333:role/Admin', false],
  ['https://acme.awsapps.com/start', false],
  ['AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE', false],
])('%s', (text, is) => {
  expect(holdsSecret(text)).toBe(is)
})
