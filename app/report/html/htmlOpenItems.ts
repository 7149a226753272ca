import { CUSTOMER_SIDE } from '../accountReport.ts'
import type { BucketRequest } from '../bucketRequest.ts'
import { counted } from '../counted.ts'
import type { AccountRef, OpenStep, ProblemGroup, ProblemPlace } from '../openItems.ts'
import { openStepWords } from '../openStepWords.ts'
import { problemTitle } from '../problemTitle.ts'
import { stepName, waitsForWord } from '../stateWords.ts'
import { type Child, html, lines, type Markup } from './html.ts'
import { given, id, joined, NOTHING, status, table } from './htmlParts.ts'

export function bucketRequestCard({ accounts, text }: BucketRequest): Markup {
  return html`<div class="card open activeeye">
<div class="title"><h3>Needed from ActiveEye</h3>${waiting('activeeye')}</div>
<p>ActiveEye's bucket does not accept flow logs from ${counted(accounts.length, 'account')} yet. Only ActiveEye can change that: send them this request.</p>
<pre tabindex="0" aria-label="Request to ActiveEye" translate="no">${lines(text)}</pre>
</div>`
}

export function openStepCard(open: OpenStep, portalUrl: string | undefined): Markup {
  const portal = open.step === 'connector' && open.waitsFor === 'you' ? portalLink(portalUrl) : undefined
  return html`<div class="card open ${open.waitsFor}">
<div class="title"><h3>${stepName(open.step)}: ${counted(open.accounts.length, 'account')}</h3>${waiting(open.waitsFor)}</div>
<p>${openStepWords(open)} ${portal}</p>
<p>${joined(open.accounts.map(accountLink))}</p>
</div>`
}

export function problemCard({ kind, next, retryable, waitsFor, places }: ProblemGroup): Markup {
  return html`<div class="card open ${waitsFor}">
<div class="title"><h3>${problemTitle(kind)}</h3>${waitsFor ? waiting(waitsFor) : status({ word: counted(places.length, 'problem'), tone: 'bad' })}</div>
<p><strong>What to do:</strong> ${next}${retryable ? html` <span class="aside">Trying again can help.</span>` : undefined}</p>
${table(html`Where it happened`, ['Account', 'Step and Region', 'What happened', 'AWS code and request ID'], places.map(place))}
</div>`
}

function place({ problem, ...account }: ProblemPlace): Child[] {
  const { step, region, message, actions, aws } = problem
  return [
    accountLink(account),
    html`${stepName(step)}${region === undefined ? undefined : html`<br>${id(region)}`}`,
    html`${message}${actions && html`<span class="aside">Missing: ${joined(actions.map(id))}</span>`}${aws && !message.includes(aws.message) ? html`<span class="aside">AWS said: ${aws.message}</span>` : undefined}`,
    aws === undefined ? NOTHING : html`${id(aws.code)}${aws.requestId && html`<br>${id(aws.requestId)}`}`,
  ]
}

function accountLink({ accountId, name }: AccountRef): Markup {
  return html`<a href="#account-${accountId}">${given(name)}</a> ${id(accountId)}`
}

function waiting(waitsFor: 'you' | 'activeeye'): Markup {
  return status({ word: `Waiting for ${waitsForWord(waitsFor, CUSTOMER_SIDE)}`, tone: 'waiting' })
}

/** Only ever a link to a web page, whatever the file says. */
function portalLink(portalUrl: string | undefined): Markup | undefined {
  if (portalUrl === undefined || !/^https:\/\//i.test(portalUrl)) return undefined
  return html`<a href="${portalUrl}" rel="noreferrer noopener">Open ActiveEye</a>`
}
