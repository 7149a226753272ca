import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { ContractClient } from '../../../../../app/contract/contractClient.ts'
import { ClientProvider } from '../../../../../renderer/client/ClientContext.tsx'
import { ConsoleLinkList } from '../../../../../renderer/features/console/ConsoleLinks.tsx'
import { isShownByConsole, vpcPlaces } from '../../../../../renderer/features/console/consolePlaces.ts'

function drawn(isBrief: boolean): string {
  return renderToStaticMarkup(
    <ClientProvider client={{} as ContractClient}>
      <ConsoleLinkList accountId="111122223333" places={vpcPlaces('eu-west-1', 'vpc-1')} isBrief={isBrief} />
    </ClientProvider>,
  )
}

test('a link leads to the place in the console, in its Region, and says which account to sign in to', () => {
  const html = drawn(false)
  const href = /href="([^"]*)"/.exec(html)?.[1] ?? ''
  expect(new URL(href).host).toBe('eu-west-1.console.aws.amazon.com')
  expect(href).toContain('vpc-1')
  expect(html).toContain('VPC in the AWS console (tab Flow logs)')
  expect(html).toContain('Sign in to account 111122223333 in the browser first.')
  expect(html).toMatch(/rel="[^"]*noopener/)
})

test('where another one says which account to sign in to, it is not said again', () => {
  expect(drawn(true)).not.toContain('Sign in to account')
})

test.each([
  ['AWS itself', { practice: undefined, redirected: [] }, true],
  ['a practice', { practice: 'ordinary', redirected: [] }, false],
  [
    'another endpoint',
    { practice: undefined, redirected: [{ service: 'ec2', url: 'http://localhost' }] },
    false,
  ],
  ['nothing that is open', undefined, false],
])('the console shows what is there only for AWS: %s', (_, opened, isShown) => {
  expect(isShownByConsole(opened)).toBe(isShown)
})
