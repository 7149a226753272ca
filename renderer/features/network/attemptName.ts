import type { NetworkAttempt } from '../../../app/network/networkSettings.ts'

/** What was tried, as a person calls it. */
export function attemptName(what: NetworkAttempt['what']): string {
  switch (what) {
    case 'proxy':
      return 'Proxy'
    case 'dns':
      return 'Name (DNS)'
    case 'connection':
      return 'Connection'
    case 'tls':
      return 'Certificate (TLS)'
    case 'answer':
      return 'Answer'
  }
}

/** `3 of 4 hosts can be reached.` */
export function reachedWords(checks: readonly { readonly ok: boolean }[]): string {
  const reached = checks.filter(({ ok }) => ok).length
  if (reached === checks.length) {
    return checks.length === 1 ? 'The host can be reached.' : `All ${checks.length} hosts can be reached.`
  }
  return `${reached} of ${checks.length} hosts can be reached.`
}
