import { useState } from 'react'
import type { AccountReport } from '../../../app/report/accountReport.ts'
import { stepName } from '../../../app/report/stateWords.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { AccountFacts } from './AccountFacts.tsx'
import { AccountVpcs } from './AccountVpcs.tsx'
import { Id } from './Id.tsx'

interface AccountSectionProps {
  readonly report: AccountReport
  readonly isPrinted: boolean
  readonly startsOpen: boolean
}

/** All that is known of one account; what is closed is not drawn, since an account may have thousands of VPCs. */
export function AccountSection({ report, isPrinted, startsOpen }: AccountSectionProps) {
  const [isOpen, setIsOpen] = useState(startsOpen)
  const { account, state, steps, regions } = report
  const shown = isOpen || isPrinted
  return (
    <details
      className="report-account"
      open={shown}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>
        <span className="report-title">
          <h4>
            <bdi>{account.name}</bdi> <Id value={account.accountId} />
          </h4>
          <StateIndicator state={state} />
        </span>
      </summary>
      {shown && (
        <>
          <ul className="report-steps">
            {steps.map(({ step, state }) => (
              <li key={step}>
                <b>{stepName(step)}</b>
                <StateIndicator state={state} />
              </li>
            ))}
          </ul>
          <AccountFacts report={report} />
          <AccountVpcs report={report} />
          <h5>Regions</h5>
          {regions.length === 0 && <p>No Region has been looked at.</p>}
          <ul className="report-regions">
            {regions.map(({ state, regions }) => (
              <li key={state.word}>
                <StateIndicator state={state} /> {regions.join(', ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}
