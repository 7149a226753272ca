import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MfaCodeWords } from '../../../../../renderer/features/signIn/MfaCodeWords.tsx'

const REQUEST = {
  profile: 'prod',
  serial: 'arn:aws:iam::111122223333:mfa/jane',
  serves: [{ profile: 'prod', accountId: '444455556666' }],
}

function words(request: Parameters<typeof MfaCodeWords>[0]['request']): string {
  return renderToStaticMarkup(<MfaCodeWords request={request} />)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

test('a code is asked for by profile and device, and for whom', () => {
  expect(words(REQUEST)).toBe(
    'The profile prod asks for the code that the MFA device arn:aws:iam::111122223333:mfa/jane shows now. A code can be used once, and changes every 30 seconds. This code is for prod (account 444455556666).',
  )
})

test('where it serves several profiles, all are named, and what Cancel does', () => {
  const serves = [...REQUEST.serves, { profile: 'staging', accountId: '012345678901' }]
  expect(words({ ...REQUEST, serves })).toContain(
    'This code is for prod (account 444455556666) and staging (account 012345678901). Cancel leaves out prod only.',
  )
})

test('a code that was refused is told before the next is asked for', () => {
  const text = words({ ...REQUEST, refused: 'AWS did not accept it.' })
  expect(text).toMatch(/That code did not work.*AWS did not accept it\..*The profile prod asks/)
})
