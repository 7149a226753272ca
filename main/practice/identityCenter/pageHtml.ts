import { randomUUID } from 'node:crypto'
import { escapeXml } from '../wire/encodeAnswer.ts'

/** An HTTP answer for a browser. */
export interface PageAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The colours follow the system's theme; the width suits a paragraph. */
const STYLE = `
  :root { color-scheme: light dark }
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 4rem auto; padding: 0 1rem }
  code { font-size: 1.25rem; letter-spacing: .05em }
  button, input { font: inherit; padding: .4rem 1rem; margin-right: .5rem }
`

/**
 * A page that works without JavaScript and loads nothing.
 *
 * @param body HTML; the caller escapes everything that came from outside.
 * @param leadsTo where a form's answer may redirect to: Chromium applies `form-action` to redirects too.
 */
export function htmlPage(status: number, title: string, body: string, leadsTo = ''): PageAnswer {
  const styleNonce = randomUUID()
  return {
    status,
    headers: {
      'content-type': 'text/html;charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': [
        "default-src 'none'",
        `style-src 'nonce-${styleNonce}'`,
        `form-action 'self' ${leadsTo}`.trim(),
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
      'x-content-type-options': 'nosniff',
      // With "no-referrer", Chromium would send "Origin: null" with the form.
      'referrer-policy': 'same-origin',
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}</title>
<style nonce="${styleNonce}">${STYLE}</style>
<main>
<h1>${escapeXml(title)}</h1>
${body}
</main>
</html>
`,
  }
}

/** A form with two answers. No other page can send it, because only this page contains the nonce. */
export function decisionForm(action: string, nonce: string): string {
  return `<form method="post" action="${action}">
<input type="hidden" name="nonce" value="${escapeXml(nonce)}">
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>`
}

export type SignInDecision = 'allow' | 'deny'

/** The button that was pressed; `undefined` if the form did not come from a practice page. */
export function decisionOf(
  body: string,
): { readonly nonce: string; readonly decision: SignInDecision } | undefined {
  const form = new URLSearchParams(body)
  const nonce = form.get('nonce')
  const decision = form.get('decision')
  return nonce !== null && (decision === 'allow' || decision === 'deny') ? { nonce, decision } : undefined
}

export function redirect(to: string): PageAnswer {
  return { status: 303, headers: { location: to, 'cache-control': 'no-store' }, body: '' }
}
