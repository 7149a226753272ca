import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { openAwsAccounts } from '../../../../../main/accounts/awsAccounts.ts'
import { listen } from '../../../../../main/async/listen.ts'

/** IAM Identity Center up to the device's authorization, which fails; what it was sent. */
async function identityCenter() {
  const sent: unknown[] = []
  const server = createServer(async (request, response) => {
    sent.push({ path: request.url, ...JSON.parse(await text(request)) })
    const isClient = request.url === '/client/register'
    response.writeHead(isClient ? 200 : 400, {
      'content-type': 'application/json',
      ...(!isClient && { 'x-amzn-errortype': 'InvalidRequestException' }),
    })
    response.end(
      JSON.stringify(isClient ? { clientId: 'id', clientSecret: 'secret' } : { error: 'invalid_request' }),
    )
  })
  const port = await listen(server, 0)
  const aws = openAwsAccounts({ endpoint: `http://127.0.0.1:${port}`, env: {} })
  onTestFinished(() => {
    aws.close()
    server.close()
  })
  return { aws, sent }
}

test.each([
  'https://acme.awsapps.com/start#/',
  'https://acme.awsapps.com/start/#/?tab=accounts',
  'acme.awsapps.com/start?referrer=mail',
])('the portal %s is sent to AWS without what its pages add', async (startUrl) => {
  const { aws, sent } = await identityCenter()
  const signingIn = aws.signIns.toIdentityCenter({ startUrl, region: 'eu-central-1' }, 'deviceCode')
  await expect(signingIn).rejects.toMatchObject({ details: { code: 'InvalidRequestException' } })
  expect(sent).toMatchObject([
    { path: '/client/register', issuerUrl: 'https://acme.awsapps.com/start' },
    { path: '/device_authorization', startUrl: 'https://acme.awsapps.com/start' },
  ])
})
