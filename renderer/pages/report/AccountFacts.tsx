import type { ReactNode } from 'react'
import type { AccountReport } from '../../../app/report/accountReport.ts'
import { Id } from './Id.tsx'
import { Time } from './Time.tsx'

type Fact = readonly [term: string, value: ReactNode]

/** The connector in the order of ActiveEye's form, the stack with its outputs, and who did it when. */
export function AccountFacts({ report }: { readonly report: AccountReport }) {
  const { account, lastSeen } = report
  return (
    <div className="report-columns">
      <div>
        <h5>Service connector</h5>
        <Facts facts={connectorFacts(report)} />
      </div>
      <div>
        <h5>CloudFormation stack</h5>
        {account.stack === undefined ? <p>No stack has been seen.</p> : <Facts facts={stackFacts(report)} />}
      </div>
      <div>
        <h5>Done with</h5>
        <Facts
          facts={[
            ['Identity', <Id key="identity" value={account.identity} />],
            ['Last looked at', <Time key="time" moment={lastSeen} />],
          ]}
        />
      </div>
    </div>
  )
}

function connectorFacts({ account, connectorConfirmedAt }: AccountReport): readonly Fact[] {
  const { displayName, accountId, externalId, priority } = account.connector
  return [
    ['Display Name', <Id key="displayName" value={displayName} />],
    ['Account ID', <Id key="accountId" value={accountId} />],
    ['External ID', <Id key="externalId" value={externalId} />],
    ['Priority', priority],
    [
      'Confirmed',
      connectorConfirmedAt === undefined ? (
        'Not confirmed by a person yet'
      ) : (
        <>
          By a person, <Time moment={connectorConfirmedAt} />
        </>
      ),
    ],
  ]
}

function stackFacts({ account: { stack }, stackName }: AccountReport): readonly Fact[] {
  return [
    ['Name', <Id key="name" value={stackName} />],
    ['Stack ID', <Id key="id" value={stack?.stackId} />],
    ['Region', <Id key="region" value={stack?.region} />],
    ['Status', <Id key="status" value={stack?.status} />],
    ...Object.entries(stack?.outputs ?? {}).map(
      ([key, value]): Fact => [`Output ${key}`, <Id key={key} value={value} />],
    ),
    ['Made by', stack?.madeByUs ? 'This onboarding' : 'Found'],
  ]
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="report-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
