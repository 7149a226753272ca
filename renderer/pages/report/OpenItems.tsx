import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import type { BucketRequest } from '../../../app/report/bucketRequest.ts'
import { counted } from '../../../app/report/counted.ts'
import type { OpenStep } from '../../../app/report/openItems.ts'
import { openStepWords } from '../../../app/report/openStepWords.ts'
import { isOpen, nothingOpenWords, type Report } from '../../../app/report/reportModel.ts'
import { stepName } from '../../../app/report/stateWords.ts'
import { AccountName } from './AccountName.tsx'
import { OpenProblem } from './OpenProblem.tsx'
import { Waiting } from './Waiting.tsx'

/** What is still to be done, and by whom: what ActiveEye has to do comes first. */
export function OpenItems({ report }: { readonly report: Report }) {
  return (
    <section>
      <h3>Open items</h3>
      {!isOpen(report) && <p>{nothingOpenWords(report)}</p>}
      {report.bucketRequest && <NeededFromActiveEye request={report.bucketRequest} />}
      {report.openSteps.map((step) => (
        <WaitingStep key={`${step.step} ${step.waitsFor}`} open={step} />
      ))}
      {report.problems.map((group) => (
        <OpenProblem key={JSON.stringify([group.kind, group.next, group.waitsFor])} group={group} />
      ))}
    </section>
  )
}

function NeededFromActiveEye({ request: { accounts, text } }: { readonly request: BucketRequest }) {
  return (
    <div className="report-open report-waiting">
      <div className="report-title">
        <h4>Needed from ActiveEye</h4>
        <Waiting waitsFor="activeeye" />
      </div>
      <p>
        ActiveEye's bucket does not accept flow logs from {counted(accounts.length, 'account')} yet. Only
        ActiveEye can change that: send them this request.
      </p>
      <div className="report-screen-only">
        <CopyToClipboard
          textToCopy={text}
          copyButtonText="Copy the request"
          copySuccessText="Request copied. Send it to your ActiveEye representative."
          copyErrorText="The request could not be copied. Select it and copy it by keyboard."
        />
      </div>
      <pre>{text}</pre>
    </div>
  )
}

function WaitingStep({ open }: { readonly open: OpenStep }) {
  return (
    <div className="report-open report-waiting">
      <div className="report-title">
        <h4>
          {stepName(open.step)}: {counted(open.accounts.length, 'account')}
        </h4>
        <Waiting waitsFor={open.waitsFor} />
      </div>
      <p>{openStepWords(open)}</p>
      <ul className="report-accounts">
        {open.accounts.map((account) => (
          <li key={account.accountId}>
            <AccountName account={account} />
          </li>
        ))}
      </ul>
    </div>
  )
}
