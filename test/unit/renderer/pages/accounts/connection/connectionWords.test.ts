import { expect, test } from 'vitest'
import {
  endWords,
  resultWords,
  whoWords,
} from '../../../../../../renderer/pages/accounts/connection/connectionWords.ts'

test.each([
  [
    'arn:aws:sts::444455556666:assumed-role/OrganizationAccountAccessRole/anna',
    'OrganizationAccountAccessRole',
  ],
  ['arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_Power_User_0123456789abcdef/anna', 'Power_User'],
  ['arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_odd/anna', 'AWSReservedSSO_odd'],
  ['arn:aws:iam::444455556666:user/team/anna', 'user anna'],
  ['arn:aws:sts::444455556666:federated-user/anna', 'federated user anna'],
  ['arn:aws:iam::444455556666:root', 'the root user'],
  ['something else', 'something else'],
])('%s is %s', (arn, who) => {
  expect(whoWords(arn)).toBe(who)
})

test('how many connected and how many failed', () => {
  const connected = { key: 'a', state: 'connected', accountId: '444455556666', arn: 'arn' } as const
  const problem = { kind: 'network', message: 'm', next: 'n', retryable: true } as const
  const failed = { key: 'b', state: 'failed', problem } as const
  expect(resultWords([connected, failed, undefined, connected])).toBe('2 connected, 1 failed')
  expect(resultWords([failed])).toBe('1 failed')
  expect(resultWords([undefined])).toBe('Nothing was tested')
})

test('an end that has passed asks for another test', () => {
  expect(endWords('14:05', false)).toBe('ends at 14:05')
  expect(endWords('14:05', true)).toBe('ended at 14:05: test it again')
})
