import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isScenarioName, scenarioNames, startPracticeCloud } from './practiceCloud.ts'
import {
  PRACTICE_SIGN_IN,
  PROXY_KINDS,
  type PracticeProxyKind,
  startPracticeProxy,
} from './proxies/practiceProxy.ts'

/** The practice cloud as a program. It prints one line of JSON, then serves until SIGTERM or SIGINT. */
const OPTIONS = {
  options: {
    scenario: { type: 'string', default: 'ordinary' },
    port: { type: 'string', default: '0' },
    state: { type: 'string' },
    /** The kind of proxy in front of it, through which the cloud answers under AWS's host names. */
    proxy: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
} as const

const { values } = given()

function given(): ReturnType<typeof parseArgs<typeof OPTIONS>> {
  try {
    const parsed = parseArgs(OPTIONS)
    if (!parsed.values.help) return parsed
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
  process.stderr.write(
    `npm run practice -- [--scenario NAME] [--port NUMBER] [--state FILE] [--proxy ${PROXY_KINDS.join('|')}]\nScenarios: ${scenarioNames.join(', ')}\n`,
  )
  process.exit()
}

/** Starts the proxy and writes its authority's certificate to a file, which a person can choose under Settings > Network. */
async function startProxy(kind: PracticeProxyKind, endpoint: string) {
  const proxy = await startPracticeProxy({ kind, endpoint })
  const directory = await mkdtemp(join(tmpdir(), 'practice-proxy-'))
  const caFile = join(directory, 'authority.pem')
  await writeFile(caFile, proxy.authority.pem)
  return {
    shown: { address: proxy.address, caFile, ...(kind === 'authenticated' && { signIn: PRACTICE_SIGN_IN }) },
    async close() {
      await proxy.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

const proxyKind = PROXY_KINDS.find((kind) => kind === values.proxy)
if (!isScenarioName(values.scenario)) {
  process.stderr.write(`There is no scenario "${values.scenario}". There are: ${scenarioNames.join(', ')}\n`)
  process.exitCode = 2
} else if (values.proxy !== undefined && proxyKind === undefined) {
  process.stderr.write(`There is no proxy "${values.proxy}". There are: ${PROXY_KINDS.join(', ')}\n`)
  process.exitCode = 2
} else {
  const { scenario, port, state } = values
  const cloud = await startPracticeCloud({
    scenario,
    port: Number(port),
    ...(state === undefined ? {} : { stateFile: state }),
  })
  // Before the line is printed: its reader may send a signal at once.
  const proxy = proxyKind && (await startProxy(proxyKind, cloud.endpoint))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void Promise.all([proxy?.close(), cloud.close()]))
  }
  const { endpoint, credentials } = cloud
  process.stdout.write(`${JSON.stringify({ endpoint, credentials, proxy: proxy?.shown })}\n`)
}
