import Alert from '@cloudscape-design/components/alert'
import { codeServesWords, type MfaCodeRequest } from '../../../app/access/signIns.ts'

/** Which code is asked for, whom it serves, and what became of the one before. */
export function MfaCodeWords({
  request: { profile, serial, serves, refused },
}: {
  readonly request: Pick<MfaCodeRequest, 'profile' | 'serial' | 'serves' | 'refused'>
}) {
  return (
    <>
      {refused !== undefined && (
        <Alert type="warning" header="That code did not work">
          {refused}
        </Alert>
      )}
      <div>
        The profile <b>{profile}</b> asks for the code that the MFA device <b>{serial}</b> shows now. A code
        can be used once, and changes every 30 seconds.
      </div>
      <div>
        This code is for {codeServesWords({ serves })}.
        {serves.length > 1 && ` Cancel leaves out ${profile} only.`}
      </div>
    </>
  )
}
