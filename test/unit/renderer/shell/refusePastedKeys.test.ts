import { expect, test } from 'vitest'
import { holdsSecret } from '../../../../renderer/shell/refusePastedKeys.ts'

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

test.each([
  [`export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nexport AWS_SECRET_ACCESS_KEY=${SECRET}`, true],
  [`AWS_SESSION_TOKEN=${SECRET}`, true],
  [`AKIAIOSFODNN7EXAMPLE,${SECRET}`, true],
  ['111122223333\tprod\tarn:aws:iam::111122223333:role/Admin', false],
  ['https://acme.awsapps.com/start', false],
  ['AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE', false],
])('%s', (text, is) => {
  expect(holdsSecret(text)).toBe(is)
})
