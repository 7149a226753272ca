import { isOpen, nothingOpenWords, type Report } from '../reportModel.ts'
import { type Child, html, type Markup, markupText } from './html.ts'
import { accountArticle } from './htmlAccount.ts'
import { bucketRequestCard, openStepCard, problemCard } from './htmlOpenItems.ts'
import { given, ICONS, id, joined, NOTHING, status, table, time } from './htmlParts.ts'
import { STYLE, STYLE_HASH } from './htmlStyle.ts'

/**
 * One self-contained page: no script, no request, nothing from elsewhere. The policy would stop what slips through
 * the escaping; telephone detection is off because it turns account IDs into links.
 */
export function htmlReport(report: Report): string {
  const { customer } = report
  return markupText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${customer}: ActiveEye account information</title>
${STYLE}
</head>
<body>
${ICONS}
${header(report)}
<main>
${openItems(report)}
${accounts(report)}
</main>
${footer(report)}
</body>
</html>
`)
}

function header({ customer, summary, madeAt, preparedBy, totals, completeAccounts }: Report): Markup {
  return html`<header class="top">
<p class="eyebrow">ActiveEye account information</p>
<h1>${given(customer)}</h1>
<p class="summary">${summary}</p>
<p class="origin">As of ${time(madeAt)}, prepared by ${given(preparedBy)}</p>
<dl class="totals">
<div><dt>accounts complete</dt><dd>${completeAccounts} of ${totals.accounts}</dd></div>
<div><dt>VPCs covered</dt><dd>${totals.covered} of ${totals.vpcs}</dd></div>
<div><dt>flow logs made by this onboarding</dt><dd>${totals.created}</dd></div>
<div><dt>open problems</dt><dd>${totals.problems}</dd></div>
</dl>
</header>`
}

function openItems(report: Report): Markup {
  return html`<section aria-labelledby="open">
<h2 id="open">Open items</h2>
${isOpen(report) ? undefined : html`<p>${nothingOpenWords(report)}</p>`}
${report.bucketRequest && bucketRequestCard(report.bucketRequest)}
${report.openSteps.map((step) => openStepCard(step, report.portalUrl))}
${report.problems.map(problemCard)}
</section>`
}

function accounts({ accounts }: Report): Markup {
  if (accounts.length === 0)
    return html`<section aria-labelledby="accounts"><h2 id="accounts">Accounts</h2><p>No account has been added yet.</p></section>`
  const rows = accounts.map(({ account, state, vpcsCovered, vpcsToCover }): Child[] => [
    id(account.accountId),
    html`<a href="#account-${account.accountId}">${given(account.name)}</a>`,
    id(account.externalId),
    given(account.connector.displayName),
    vpcsToCover === 0 ? NOTHING : `${vpcsCovered} of ${vpcsToCover}`,
    status(state),
  ])
  const headers = ['Account ID', 'Name', 'External ID', 'Connector', 'VPCs covered', 'State']
  return html`<section aria-labelledby="accounts">
<h2 id="accounts">Accounts</h2>
<div class="card">${table('All accounts', headers, rows)}</div>
${accounts.map(accountArticle)}
</section>`
}

function footer({ onboardingId, flowLogDestination, portalUrl }: Report): Markup {
  const parts: Child[] = [
    html`Onboarding ${id(onboardingId)}`,
    html`flow logs go to ${id(flowLogDestination)}`,
  ]
  if (portalUrl !== undefined) parts.push(html`ActiveEye: ${id(portalUrl)}`)
  return html`<footer class="foot"><p>${joined(parts)}</p><p>This report holds no secret: an External ID is none.</p></footer>`
}
