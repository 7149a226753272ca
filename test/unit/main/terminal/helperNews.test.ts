import { expect, test } from 'vitest'
import { helperNews } from '../../../../main/terminal/signIn/helperNews.ts'

test('each line that a helper says is printed once, with its profile', () => {
  const tell = helperNews()
  const prod = { id: '1', profile: 'prod' }
  expect(tell([])).toEqual([])
  expect(tell([{ ...prod, said: ['Open https://idp.example'] }])).toEqual([
    'The credential_process of profile prod says: Open https://idp.example',
  ])
  expect(tell([{ ...prod, said: ['Open https://idp.example', 'Code A'] }])).toEqual([
    'The credential_process of profile prod says: Code A',
  ])
  // The next run of it.
  expect(tell([{ ...prod, id: '2', said: ['Open https://idp.example'] }])).toHaveLength(1)
})
