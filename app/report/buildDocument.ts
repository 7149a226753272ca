import { comparedSpans } from '../activeeye/foreignValues.ts'
import {
  COMPARISON_LABELS,
  differenceInWords,
  foreignHeadline,
  foreignMeaning,
  foreignTitle,
} from '../activeeye/foreignWords.ts'
import { MASKED_REPORT, MASKED_WORD } from '../masking/callMode.ts'
import { plural } from '../text/plural.ts'
import type { AccountReport } from './accountReport.ts'
import { buildAccount, refOf } from './buildAccount.ts'
import { buildChanges } from './buildChanges.ts'
import { buildConnectorSheet } from './buildConnectorSheet.ts'
import { buildMap } from './buildMap.ts'
import { buildOpenItems, turnGroups } from './buildOpenItems.ts'
import { buildUsed } from './buildUsed.ts'
import {
  type Column,
  type ForeignBlock,
  type ForeignItem,
  id,
  type ReportDocument,
  type Total,
  tableOf,
  text,
} from './document.ts'
import { isOpen, type ReportData } from './reportData.ts'

/**
 * What stands in a report, whatever its format. A new fact about an account is added in `buildAccount.ts`.
 * @param checksum of its content, once that no longer changes
 */
export function buildDocument(report: ReportData, checksum?: string): ReportDocument {
  const { customer, summary, totals, accounts } = report
  const items = buildOpenItems(report)
  return {
    title: report.masked ? `ActiveEye account information (${MASKED_WORD})` : 'ActiveEye account information',
    customer,
    summary,
    totals: [
      {
        label: 'accounts complete',
        value: text(`${totals.complete} of ${totals.accounts}`),
        isInSummary: true,
      },
      { label: 'VPCs covered', value: text(`${totals.covered} of ${totals.vpcs}`), isInSummary: true },
      countTotal(totals.created, 'flow log', 'made by this onboarding'),
      countTotal(totals.problems, 'open problem'),
    ],
    origin: [
      ...(report.masked ? [{ label: `${MASKED_WORD}:`, value: text(MASKED_REPORT) }] : []),
      { label: 'as of', value: { kind: 'timestamp', at: report.madeAt } },
      { label: 'prepared by', value: { kind: 'name', text: report.preparedBy } },
      ...(report.contact === undefined
        ? []
        : [{ label: 'contact:', value: { kind: 'name', text: report.contact } } as const]),
      ...report.answer,
    ],
    foreign: foreignBlock(report),
    map: buildMap(accounts.map(({ account }) => account)),
    open: {
      title: 'Open items',
      empty: isOpen(report) ? undefined : 'Nothing is open.',
      turnsTitle: 'Whose turn it is',
      turns: turnGroups(items),
      items,
    },
    connectors: buildConnectorSheet(report),
    changes: buildChanges(report),
    used: buildUsed(report, checksum),
    accounts: {
      title: 'Accounts',
      overview: tableOf(
        { caption: 'All accounts', empty: 'No account has been added yet.' },
        OVERVIEW,
        accounts,
        ({ account }) => account.accountId,
      ),
      index: accounts.length > FEW ? accountIndex(accounts) : undefined,
      sections: accounts.map((account, index) =>
        buildAccount(
          account,
          report.notActiveEye,
          accounts.length > FEW ? `${index + 1} of ${accounts.length}` : undefined,
          report.masked,
        ),
      ),
    },
    closing: 'This report holds no secret: an External ID is none.',
  }
}

/** Up to so many accounts are found without an index. */
const FEW = 12

/** By name, as a person looks for one; with the same name, in their order. */
function accountIndex(accounts: readonly AccountReport[]): ReportDocument['accounts']['index'] {
  return {
    title: 'Accounts by name',
    entries: accounts
      .map(({ account }, index) => ({ account: refOf(account), place: index + 1 }))
      .toSorted((a, b) => BY_NAME.compare(a.account.name, b.account.name)),
  }
}

/** Of one language, so that no setting of the computer changes the report. */
const BY_NAME = new Intl.Collator('en', { numeric: true })

function foreignBlock({ notActiveEye }: ReportData): ForeignBlock | undefined {
  const title = foreignHeadline(notActiveEye)
  if (title === undefined) return undefined
  const items = notActiveEye.map((value): ForeignItem => {
    const { prescribed, given } = comparedSpans(value)
    return {
      key: value.what,
      text: `${foreignTitle(value)}. ${foreignMeaning(value)}`,
      prescribed: { label: COMPARISON_LABELS.prescribed, spans: prescribed },
      given: { label: COMPARISON_LABELS.given, spans: given },
      difference: differenceInWords(value),
    }
  })
  return { title, items }
}

/** A number with what it counts as its label, so that both read as one: `1`, `open problem`. */
function countTotal(count: number, noun: string, rest?: string): Total {
  const [number = '', ...words] = plural(count, noun).split(' ')
  return { label: [...words, rest].filter(Boolean).join(' '), value: text(number), isInSummary: false }
}

/** The columns of the table of all accounts. Its CSV columns stand in the row of the account. */
const OVERVIEW: readonly Column<AccountReport>[] = [
  { label: 'Account ID', cell: ({ account }) => ({ value: id(account.accountId) }) },
  {
    label: 'Name',
    cell: ({ account }) => ({ value: { kind: 'account', account: refOf(account), withId: false } }),
  },
  // The connector's: left out while the stack has another one, since readers copy it from here.
  {
    label: 'External ID',
    cell: ({ account }) => ({ value: id(account.connector.externalId), csv: ['external_id'] }),
  },
  {
    label: 'Connector',
    cell: ({ account }) => ({ value: { kind: 'name', text: account.connector.displayName } }),
  },
  {
    label: 'VPCs covered',
    cell: ({ vpcsCovered, vpcsToCover }) => ({
      value: { kind: 'fraction', part: vpcsCovered, whole: vpcsToCover },
      csv: ['vpcs_to_cover', 'vpcs_covered'],
    }),
  },
  { label: 'State', cell: ({ state }) => ({ value: { kind: 'state', state, token: undefined } }) },
]
