import { expect, test } from 'vitest'
import { redirectionWords } from '../../../../renderer/shell/redirectionWords.ts'

test('says where calls go instead of to AWS', () => {
  expect(redirectionWords({ practice: undefined, redirected: [] })).toBeUndefined()
  expect(redirectionWords({ practice: 'shared-vpc', redirected: [] })).toMatchObject({
    type: 'info',
    header: 'Practice: Shared VPC.',
  })
  const redirected = ['ec2', 'sts'].map((service) => ({ service, url: 'http://localhost:5000' }))
  expect(redirectionWords({ practice: undefined, redirected })).toMatchObject({
    type: 'warning',
    content: expect.stringContaining('ec2 and sts to http://localhost:5000'),
  })
})
