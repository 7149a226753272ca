import { expect, test } from 'vitest'
import { failureText } from '../../../../main/failures/failureText.ts'

test('what could be a credential is masked, also behind its name', () => {
  const secret = 'wJalrXUtnFEMIaK7MDENGabPxRfiCYEXAMPLEK12'
  expect(failureText(`AWS_SECRET_ACCESS_KEY=${secret} is wrong`)).toBe('AWS_SECRET_ACCESS_KEY=… is wrong')
  expect(failureText(`secret ${secret}.`)).toBe('secret ….')
  expect(failureText('no way to http://me:hunter2@proxy.example.com:8080/')).toBe(
    'no way to http://…@proxy.example.com:8080/',
  )
})

test.each(['hun@ter2', 'hun#t@er2', 'hun\\t@er2', 'hun/t@er2'])(
  'no part of a password that is not encoded is left: %s',
  (password) => {
    expect(failureText(`no way to http://me:${password}@proxy.example.com:8080`)).toBe(
      'no way to http://…@proxy.example.com:8080',
    )
  },
)

test('an answer of nothing but spaces takes no time that anybody would notice', () => {
  // By steps and not by the clock: each rule would go over all of it again for each space.
  const spaces = ' '.repeat(3_000_000)
  expect(failureText(`refused${spaces}x`)).toBe('refused')
  expect(failureText(`a${' '.repeat(5_000)}b`)).toBe('a b')
})
