import { expect, test } from 'vitest'
import { s3Address } from '../../../../app/aws/s3Address.ts'

test.each([
  ['https://s3.amazonaws.com/bucket/folder/monitor.yaml', 'bucket/folder/monitor.yaml'],
  ['https://s3.eu-west-1.amazonaws.com/bucket/monitor.yaml', 'bucket/monitor.yaml'],
  ['https://s3-us-gov-west-1.amazonaws.com/bucket/monitor.yaml', 'bucket/monitor.yaml'],
  ['https://s3.dualstack.us-east-1.amazonaws.com/bucket/monitor.yaml', 'bucket/monitor.yaml'],
  ['https://bucket.s3.amazonaws.com/monitor.yaml', 'bucket/monitor.yaml'],
  ['https://a.dotted.bucket.s3.us-east-1.amazonaws.com/monitor.yaml', 'a.dotted.bucket/monitor.yaml'],
  ['https://bucket.s3-us-gov-west-1.amazonaws.com/monitor.yaml', 'bucket/monitor.yaml'],
  ['https://bucket.s3.cn-north-1.amazonaws.com.cn/monitor.yaml', 'bucket/monitor.yaml'],
  ['https://s3.amazonaws.com/bucket/a%20b.yaml?versionId=1#x', 'bucket/a b.yaml'],
  ['https://s3.amazonaws.com/bucket', undefined],
  ['https://example.com/bucket/monitor.yaml', undefined],
  ['https://s3.amazonaws.com.example.com/bucket/monitor.yaml', undefined],
])('%s is the object %s', (url, object) => {
  expect(s3Address(url)?.object).toBe(object)
})

test.each([
  ['https://s3.amazonaws.com/bucket/a%20b.yaml?versionId=1#x', '/bucket/a%20b.yaml?versionId=1'],
  ['https://bucket.s3.eu-west-1.amazonaws.com/folder/a.yaml', '/bucket/folder/a.yaml'],
])('%s is %s at an endpoint', (url, path) => {
  expect(s3Address(url)?.pathStyle).toBe(path)
})
