import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { listen } from '../../../../main/async/listen.ts'
import { everyCommand } from '../../../../main/terminal/loadCommands.ts'
import { createProgram } from '../../../../main/terminal/program.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const COMMANDS = await everyCommand()

const START_URL = 'https://acme.awsapps.com/start'
const TOKEN = 'of-aws-sso-login'

beforeEach(() => {
  vi.stubEnv('npm_lifecycle_event', 'onboard')
})

/** A computer on which `aws sso login` was used, and the portal that answers the sign-out with this status. */
async function computerWith(status: number) {
  const home = await scratchDirectory()
  const cached = join(home, '.aws/sso/cache/acme.json')
  await mkdir(join(home, '.aws/sso/cache'), { recursive: true })
  const text = JSON.stringify({
    startUrl: START_URL,
    region: 'eu-central-1',
    accessToken: TOKEN,
    expiresAt: '2099-01-01T00:00:00Z',
  })
  await writeFile(cached, text)
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url} ${request.headers['x-amz-sso_bearer_token']}`)
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': 'Refused' })
    response.end('{}')
  })
  const port = await listen(server, 0)
  onTestFinished(() => void server.close())
  vi.stubEnv('HOME', home)
  vi.stubEnv('AWS_ENDPOINT_URL_SSO', `http://127.0.0.1:${port}`)
  return { home, calls, isCacheAsBefore: async () => (await readFile(cached, 'utf8')) === text }
}

async function signOut(dataDir: string, ...options: readonly string[]) {
  const { lines, terminal } = fakeTerminal()
  let status: number | undefined
  const program = createProgram(
    terminal,
    (given) => {
      status = given
    },
    COMMANDS,
  )
  await program.parseAsync(['sign-out', '--data-dir', dataDir, ...options], { from: 'user' })
  return { status, lines }
}

test('sign-out ends the session of aws sso login at AWS, says so, and leaves its cache alone', async () => {
  const { home, calls, isCacheAsBefore } = await computerWith(200)
  const { status, lines } = await signOut(home)
  expect(calls).toEqual([`POST /logout ${TOKEN}`])
  expect(status).toBe(0)
  expect(lines).toContainEqual(
    expect.stringContaining(`Ended at AWS, also for the AWS CLI: the session at ${START_URL}.`),
  )
  expect(await isCacheAsBefore()).toBe(true)
})

test('a session that could not be ended is named, and the exit status says it', async () => {
  const { home } = await computerWith(403)
  const { status, lines } = await signOut(home, '--json')
  expect(status).toBe(3)
  expect(lines.map((line) => (line.startsWith('{') ? JSON.parse(line) : undefined))).toContainEqual({
    version: 1,
    ended: [],
    notEnded: [START_URL],
  })
  expect(lines).toContainEqual(
    expect.stringContaining(`Not ended at AWS, and valid until it expires: the session at ${START_URL}.`),
  )
})
