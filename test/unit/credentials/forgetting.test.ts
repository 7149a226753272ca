import { describe, expect, onTestFinished, test } from 'vitest'
import type { Access } from '../../../app/onboarding/onboarding.ts'
import { connectAws } from '../../../main/accounts/awsAccounts.ts'
import { assumedRole, identity, localAws, never } from '../aws/localAws.ts'

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
  const connections = connectAws({ endpoint: aws.endpoint, env: {} })
  onTestFinished(() => connections.close())
  return { connections, arrived: arrived.promise, letGo: letGo.resolve }
}

describe('keys that are forgotten while a call is under way', () => {
  test('are not held after all', async () => {
    const { connections, arrived, letGo } = await setUp('GetCallerIdentity')
    const entering = connections.signIns.enterKeys(ACCOUNT, KEYS)
    await arrived
    connections.signIns.forgetKeys()
    letGo()
    await expect(entering).rejects.toMatchObject({ details: { code: 'KeysForgotten' } })
    expect((await connections.signIns.state()).keys).toEqual([])
  })

  test.each([
    ['all of them', (signIns: ReturnType<typeof connectAws>['signIns']) => signIns.forgetKeys()],
    ['those of the account', (signIns: ReturnType<typeof connectAws>['signIns']) => signIns.forget(ACCOUNT)],
    ['everything', (signIns: ReturnType<typeof connectAws>['signIns']) => signIns.forget()],
  ])('leave no role behind that was assumed with them: %s', async (_, forget) => {
    const { connections, arrived, letGo } = await setUp('AssumeRole')
    await connections.signIns.enterKeys(ACCOUNT, KEYS)
    const way = { accountId: OTHER, access: inOther }
    const trying = connections.tryWayIn(way, never()).catch(() => undefined)
    await arrived
    forget(connections.signIns)
    letGo()
    await trying
    await expect(connections.tryWayIn(way, never())).rejects.toMatchObject({ details: { code: 'NoKeys' } })
  })
})
