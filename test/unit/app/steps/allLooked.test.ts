import { expect, test } from 'vitest'
import { AwsFailure, type AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import { allLooked } from '../../../../app/steps/allLooked.ts'

function failed(reason: AwsFailureReason, action: string): Promise<never> {
  return Promise.reject(new AwsFailure({ reason, action, code: 'Code', message: 'Said AWS.' }))
}

const later = (look: () => Promise<never>) => Promise.resolve().then(look)

test('gives both answers', async () => {
  expect(await allLooked([Promise.resolve(1), Promise.resolve('a')], 'here')).toEqual([1, 'a'])
})

test('names both denied actions, in one order whichever failed first', async () => {
  const slow = later(() => failed('accessDenied', 'ec2:DescribeVpcs'))
  const fast = failed('accessDenied', 'ec2:DescribeFlowLogs')
  await expect(allLooked([slow, fast], 'here')).rejects.toMatchObject({
    problem: { actions: ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'] },
  })
})

test('a sign-in that expired comes before a denial', async () => {
  const slow = later(() => failed('signInExpired', 'ec2:DescribeFlowLogs'))
  await expect(allLooked([failed('accessDenied', 'ec2:DescribeVpcs'), slow], 'here')).rejects.toMatchObject({
    details: { reason: 'signInExpired' },
  })
})

test('one denial stays what it is', async () => {
  await expect(
    allLooked([Promise.resolve(1), failed('accessDenied', 'ec2:DescribeFlowLogs')], 'here'),
  ).rejects.toMatchObject({ details: { action: 'ec2:DescribeFlowLogs' } })
})
