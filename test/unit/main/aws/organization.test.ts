import { expect, test } from 'vitest'
import { connected, localAws, never } from '../../../doubles/localAws.ts'

test('every account, also after an empty page', async () => {
  const account = (id: string, more: object) => ({
    Id: id,
    Name: `name ${id}`,
    Email: `${id}@example.com`,
    ...more,
  })
  const pages: readonly object[] = [
    { Accounts: [], NextToken: '1' },
    { Accounts: [account('1', { State: 'ACTIVE', JoinedMethod: 'CREATED' })], NextToken: '2' },
    { Accounts: [account('2', { State: 'SUSPENDED', Status: 'SUSPENDED', JoinedMethod: 'INVITED' })] },
  ]
  const aws = await localAws(() => ({
    body: JSON.stringify(pages[aws.calls.length - 1]),
    contentType: 'application/x-amz-json-1.1',
  }))
  const found = await connected(aws.endpoint).listOrganizationAccounts({ kind: 'environment' }, never())
  expect(found).toEqual([
    { accountId: '1', name: 'name 1', email: '1@example.com', state: 'ACTIVE', joinedMethod: 'CREATED' },
    { accountId: '2', name: 'name 2', email: '2@example.com', state: 'SUSPENDED', joinedMethod: 'INVITED' },
  ])
  expect(aws.calls).toHaveLength(3)
})

test('only the management account and delegated administrators may ask', async () => {
  const aws = await localAws(() => ({
    status: 400,
    body: JSON.stringify({
      __type: 'AccessDeniedException',
      Message: "You don't have permissions to access this resource.",
    }),
    contentType: 'application/x-amz-json-1.1',
  }))
  await expect(
    connected(aws.endpoint).listOrganizationAccounts({ kind: 'environment' }, never()),
  ).rejects.toMatchObject({
    details: { reason: 'accessDenied', action: 'organizations:ListAccounts' },
  })
})
