import type { Report } from '../../../app/report/reportModel.ts'
import { AccountSection } from './AccountSection.tsx'
import { AccountsOverview } from './AccountsOverview.tsx'
import { OpenItems } from './OpenItems.tsx'
import { ReportHead } from './ReportHead.tsx'

interface ReportDocumentProps {
  readonly report: Report
  /** Everything at once: nobody can open a section on paper. */
  readonly isPrinted?: boolean
}

/** With more accounts than this, their sections are closed at first. */
const FEW = 3

/** The report as the HTML file shows it: open items first, then every account. */
export function ReportDocument({ report, isPrinted = false }: ReportDocumentProps) {
  const { accounts } = report
  return (
    <article className="report" aria-label={`ActiveEye account information: ${report.customer}`}>
      <ReportHead report={report} />
      <OpenItems report={report} />
      <section>
        <h3>Accounts</h3>
        <AccountsOverview accounts={accounts} />
        {accounts.map((account) => (
          <AccountSection
            key={account.account.accountId}
            report={account}
            isPrinted={isPrinted}
            startsOpen={accounts.length <= FEW}
          />
        ))}
      </section>
      <footer>
        <p>
          Onboarding <code>{report.onboardingId}</code>, flow logs go to{' '}
          <code>{report.flowLogDestination}</code>
          {report.portalUrl !== undefined && (
            <>
              , ActiveEye: <code>{report.portalUrl}</code>
            </>
          )}
        </p>
        <p>This report holds no secret: an External ID is none.</p>
      </footer>
    </article>
  )
}
