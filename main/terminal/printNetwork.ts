import type { NetworkCheck, NetworkSettings, NetworkStatus } from '../../app/network/networkSettings.ts'
import { plainText } from '../../app/text/plainText.ts'
import { bold, type Terminal, toned } from './terminal.ts'

/** The settings in effect, for a person to compare with what they know. */
export function printNetwork(
  { settings, automatic, authorities, bundle, problem }: NetworkStatus,
  terminal: Terminal,
): void {
  terminal.out(bold('The way to AWS'))
  terminal.out(`  Proxy: ${proxyText(settings.proxy, automatic)}`)
  terminal.out(`  Certificate authorities of your own: ${settings.caFile ?? 'none'}`)
  for (const subject of authorities) terminal.out(`    ${plainText(subject)}`)
  if (bundle !== undefined) terminal.out(`  ${plainText(bundle)}`)
  if (problem !== undefined) terminal.out(`  ${toned('bad', problem)}`)
}

/** What was tried on the way to one host, up to where it failed. */
export function printCheck(
  { host, purpose, route, attempts, ok, next }: NetworkCheck,
  terminal: Terminal,
): void {
  terminal.out('')
  terminal.out(toned(ok ? 'good' : 'bad', `${host}: ${purpose}`))
  terminal.out(`  ${plainText(route)}`)
  for (const attempt of attempts) {
    terminal.out(`  ${toned(attempt.ok ? 'good' : 'bad', plainText(attempt.words))}`)
  }
  if (next !== undefined) terminal.out(`  Next: ${next}`)
}

function proxyText(proxy: NetworkSettings['proxy'], automatic: string): string {
  switch (proxy.kind) {
    case 'automatic':
      return `automatic. ${automatic}`
    case 'none':
      return 'none'
    case 'manual':
      return proxy.url
  }
}
