import type { Report } from '../../../app/report/reportModel.ts'
import { Time } from './Time.tsx'

/** Whose report it is, of when, and the whole in a few numbers. */
export function ReportHead({ report }: { readonly report: Report }) {
  const { customer, summary, madeAt, preparedBy, totals, completeAccounts } = report
  return (
    <header>
      <p className="report-eyebrow">ActiveEye account information</p>
      <h2>
        <bdi>{customer}</bdi>
      </h2>
      <p className="report-summary">{summary}</p>
      <p className="report-aside">
        As of <Time moment={madeAt} />, prepared by <bdi>{preparedBy}</bdi>
      </p>
      <dl className="report-totals">
        <Total term="accounts complete" value={`${completeAccounts} of ${totals.accounts}`} />
        <Total term="VPCs covered" value={`${totals.covered} of ${totals.vpcs}`} />
        <Total term="flow logs made by this onboarding" value={`${totals.created}`} />
        <Total term="open problems" value={`${totals.problems}`} />
      </dl>
    </header>
  )
}

function Total({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}
