import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What of a CPU profile of V8 is read. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string }
  }[]
  readonly samples: readonly number[]
  /** Microseconds. */
  readonly timeDeltas: readonly number[]
}

const MOST = 15

/** Where the time of each profiled process went: the functions that it was in, and the files that they are of. */
export async function printProfiles(directory: string, say: (line: string) => void): Promise<void> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.cpuprofile')).sort()
  for (const file of files) {
    const profile = JSON.parse(await readFile(join(directory, file), 'utf8')) as Profile
    const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]))
    const [functions, places] = [new Map<string, number>(), new Map<string, number>()]
    let total = 0
    for (const [at, id] of profile.samples.entries()) {
      const { functionName = '', url = '' } = frames.get(id) ?? {}
      if (functionName === '(idle)') continue
      const spent = (profile.timeDeltas[at] ?? 0) / 1000
      // A bundle's files have a hash in their names.
      const place = (url.split('/').at(-1) ?? '').replace(/-[\w-]{8}\.js$/, '')
      const name = `${functionName || 'anonymous'} ${place}`.trim()
      total += spent
      functions.set(name, (functions.get(name) ?? 0) + spent)
      places.set(place || 'Node and V8', (places.get(place || 'Node and V8') ?? 0) + spent)
    }
    say(`${file}: ${Math.round(total)} ms`)
    for (const [title, spent] of [
      ['in functions', functions],
      ['in files', places],
    ] as const) {
      say(`  ${title}`)
      for (const [name, time] of [...spent].sort((a, b) => b[1] - a[1]).slice(0, MOST)) {
        say(`  ${`${((time / total) * 100).toFixed(1)} %`.padStart(8)}  ${name}`)
      }
    }
  }
}
