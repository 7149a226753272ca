import { counted } from '../../../app/report/counted.ts'
import type { ProblemGroup, ProblemPlace } from '../../../app/report/openItems.ts'
import { problemTitle } from '../../../app/report/problemTitle.ts'
import { stepName } from '../../../app/report/stateWords.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { AccountName } from './AccountName.tsx'
import { ReportTable } from './ReportTable.tsx'
import { Waiting } from './Waiting.tsx'

/** Problems that one action solves, with every place where they are. */
export function OpenProblem({ group }: { readonly group: ProblemGroup }) {
  const { kind, next, retryable, waitsFor, places } = group
  return (
    <div className={waitsFor === undefined ? 'report-open' : 'report-open report-waiting'}>
      <div className="report-title">
        <h4>{problemTitle(kind)}</h4>
        {waitsFor === undefined ? (
          <StateIndicator state={{ word: counted(places.length, 'problem'), tone: 'bad' }} />
        ) : (
          <Waiting waitsFor={waitsFor} />
        )}
      </div>
      <p>
        <strong>What to do:</strong> {next}
        {retryable && <span className="report-aside"> Trying again can help.</span>}
      </p>
      <ReportTable
        caption="Where it happened"
        headers={['Account', 'Step and Region', 'What happened', 'AWS code and request ID']}
        rows={places.map((place) => ({ key: JSON.stringify(place), cells: cellsOf(place) }))}
      />
    </div>
  )
}

function cellsOf({ problem, ...account }: ProblemPlace) {
  const { step, region, message, actions, aws } = problem
  return [
    <AccountName key="account" account={account} />,
    [stepName(step), region].filter(Boolean).join(', '),
    <div key="message">
      {message}
      {actions && <div className="report-aside">Missing: {actions.join(', ')}</div>}
      {aws && !message.includes(aws.message) && <div className="report-aside">AWS said: {aws.message}</div>}
    </div>,
    [aws?.code, aws?.requestId].filter(Boolean).join(', ') || '–',
  ]
}
