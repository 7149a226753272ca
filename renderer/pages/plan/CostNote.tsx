import Alert from '@cloudscape-design/components/alert'
import { plural } from '../../../app/text/plural.ts'

/** What will cost something, without prices that we would have to invent. */
export function CostNote({ flowLogs, covered }: { readonly flowLogs: number; readonly covered: number }) {
  if (flowLogs === 0) return null
  return (
    <Alert type="info" header="What it costs">
      AWS charges each account for delivering flow logs to Amazon S3, as vended logs, by the amount of data:
      the busier a VPC, the more. This run adds {plural(flowLogs, 'flow log')}
      {covered > 0 && ` to the ${covered} that are there already`}. The stack and the sign-ins themselves are
      not charged. The prices are on the Amazon CloudWatch pricing page, under Vended Logs.
    </Alert>
  )
}
