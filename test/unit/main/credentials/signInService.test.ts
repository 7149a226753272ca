import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Access } from '../../../../app/onboarding/access.ts'
import { openAwsAccounts } from '../../../../main/accounts/awsAccounts.ts'
import { assumedRole, identity, localAws, never } from '../../../doubles/localAws.ts'
import { awsFiles } from './localUser.ts'

const ACCOUNT = '111122223333'
const OTHER = '444455556666'
const KEYS = { accessKeyId: 'AKIAPASTEDPASTED0001', secretAccessKey: 'pasted' }
const inOther: Access = { kind: 'role', roleName: 'Admin', through: { kind: 'keys', accountId: ACCOUNT } }

/** STS holds the answer to `held` back until it is let go. */
async function setUp(held: string) {
  const arrived = Promise.withResolvers<void>()
  const letGo = Promise.withResolvers<void>()
  const aws = await localAws(async ({ action, accessKeyId }) => {
    if (action === held) {
      arrived.resolve()
      await letGo.promise
    }
    if (action === 'AssumeRole') return assumedRole('ASIADERIVED', new Date(Date.now() + 3_600_000))
    return identity(accessKeyId === 'ASIADERIVED' ? OTHER : ACCOUNT)
  })
  const awsAccounts = openAwsAccounts({ endpoint: aws.endpoint, env: {} })
  onTestFinished(() => awsAccounts.close())
  return { awsAccounts, arrived: arrived.promise, letGo: letGo.resolve }
}

test('what a helper says reaches whoever watches while it runs', async () => {
  const { home, env } = await awsFiles({})
  const go = join(home, 'go')
  const helper = join(home, 'helper')
  await writeFile(
    helper,
    `#!/bin/sh\necho "Sign in with token=hunter2 at https://idp.example" >&2\nwhile [ ! -e ${go} ]; do sleep 0.05; done\necho '{"Version":1,"AccessKeyId":"AKIAHELPER","SecretAccessKey":"s"}'\n`,
  )
  await chmod(helper, 0o700)
  await writeFile(join(home, 'config'), `[profile prod]\ncredential_process = ${helper}\n`)
  const aws = await localAws(() => identity(ACCOUNT))
  const { signIns, ...awsAccounts } = openAwsAccounts({ endpoint: aws.endpoint, env })
  onTestFinished(() => awsAccounts.close())
  const speaking = Promise.withResolvers<void>()
  signIns.onChange(speaking.resolve)

  const identified = awsAccounts.identify({ kind: 'profile', profile: 'prod' }, never())
  await speaking.promise
  expect((await signIns.state()).helpers).toEqual([
    { id: expect.any(String), profile: 'prod', said: ['Sign in with token=… at https://idp.example'] },
  ])
  await writeFile(go, '')
  await expect(identified).resolves.toMatchObject({ accountId: ACCOUNT })
  expect((await signIns.state()).helpers).toEqual([])
})

test.each([
  [{}, undefined, 'us-east-1'],
  [{}, 'us-gov-east-1', 'us-gov-east-1'],
  [{ AWS_REGION: 'us-west-2' }, 'cn-north-1', 'cn-north-1'],
  [{ AWS_REGION: 'us-west-2' }, 'eu-west-1', 'us-west-2'],
])('with %j, keys for an account whose stack is in %s are tested in %s', async (env, stackRegion, region) => {
  const aws = await localAws(() => identity(ACCOUNT))
  const awsAccounts = openAwsAccounts({ endpoint: aws.endpoint, env })
  onTestFinished(() => awsAccounts.close())
  await awsAccounts.signIns.enterKeys(ACCOUNT, KEYS, stackRegion)
  expect(aws.calls).toMatchObject([{ action: 'GetCallerIdentity', region }])
})

describe('keys that are forgotten while a call is running', () => {
  test('are not held after all', async () => {
    const { awsAccounts, arrived, letGo } = await setUp('GetCallerIdentity')
    const entering = awsAccounts.signIns.enterKeys(ACCOUNT, KEYS)
    await arrived
    awsAccounts.signIns.forget()
    letGo()
    await expect(entering).rejects.toMatchObject({ details: { code: 'KeysForgotten' } })
    expect((await awsAccounts.signIns.state()).keys).toEqual([])
  })

  test.each([
    [
      'those of the account',
      (signIns: ReturnType<typeof openAwsAccounts>['signIns']) => signIns.forget(ACCOUNT),
    ],
    ['everything', (signIns: ReturnType<typeof openAwsAccounts>['signIns']) => signIns.forget()],
  ])('leave no role behind that was assumed with them: %s', async (_, forget) => {
    const { awsAccounts, arrived, letGo } = await setUp('AssumeRole')
    await awsAccounts.signIns.enterKeys(ACCOUNT, KEYS)
    const way = { accountId: OTHER, access: inOther }
    const trying = awsAccounts.testConnection(way, never()).catch(() => undefined)
    await arrived
    forget(awsAccounts.signIns)
    letGo()
    await trying
    await expect(awsAccounts.testConnection(way, never())).rejects.toMatchObject({
      details: { code: 'NoKeys' },
    })
  })
})
