import { expect, test } from 'vitest'
import {
  isConsoleHost,
  roleLink,
  stackLink,
  stackResourcesLink,
  vpcLink,
} from '../../../../app/aws/consoleLinks.ts'

function stackId(partition: string, region: string): string {
  return `arn:${partition}:cloudformation:${region}:111122223333:stack/activeeye-security-monitor/0a-1b`
}

test('a stack opens in its own Region, its ARN encoded', () => {
  expect(stackLink(stackId('aws', 'eu-west-1'))).toBe(
    'https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/stackinfo?stackId=arn%3Aaws%3Acloudformation%3Aeu-west-1%3A111122223333%3Astack%2Factiveeye-security-monitor%2F0a-1b',
  )
  expect(stackResourcesLink(stackId('aws-us-gov', 'us-gov-east-1'))).toMatch(
    /^https:\/\/us-gov-east-1\.console\.amazonaws-us-gov\.com\/cloudformation\/home\?region=us-gov-east-1#\/stacks\/resources\?stackId=arn%3Aaws-us-gov%3A/,
  )
})

test('a VPC and a role open in the console of their partition', () => {
  expect(vpcLink('cn-north-1', 'vpc-1')).toBe(
    'https://cn-north-1.console.amazonaws.cn/vpcconsole/home?region=cn-north-1#VpcDetails:VpcId=vpc-1',
  )
  expect(roleLink('aws-cn', 'active+eye')).toBe(
    'https://console.amazonaws.cn/iam/home#/roles/details/active%2Beye',
  )
})

test.each([
  ['a partition whose console has no published address', stackLink(stackId('aws-iso', 'us-iso-east-1'))],
  ['a Region of such a partition', vpcLink('eusc-de-east-1', 'vpc-1')],
  ['an ARN that names a Region of another partition', stackLink(stackId('aws-cn', 'us-east-1'))],
  ['a name that is no ARN', stackLink('activeeye-security-monitor')],
  ['text in the place of a Region', vpcLink('evil.example/us-east-1', 'vpc-1')],
  ['a role whose name is not known yet', roleLink('aws', '$' + '{AWS::StackName}-role')],
  ['a role in another partition', roleLink('aws-eusc', 'monitor')],
])('there is no address for %s', (_, link) => {
  expect(link).toBeUndefined()
})

test('what opens are hosts of the console', () => {
  const links = [
    stackLink(stackId('aws', 'eu-west-1')),
    vpcLink('us-gov-west-1', 'vpc-1'),
    roleLink('aws', 'x'),
  ]
  expect(links.map((link) => isConsoleHost(new URL(link ?? '').hostname))).toEqual([true, true, true])
})
