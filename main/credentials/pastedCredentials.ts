import type { z } from 'zod'
import type { pastedKeysSchema } from '../../app/access/signIns.ts'
import { WrongInput } from '../wrongInput.ts'
import type { Credentials } from './credentials.ts'

/** Checks what was pasted, without ever repeating it. A key's ID says whether it is a temporary one. */
export function pastedCredentials(pasted: z.infer<typeof pastedKeysSchema>): Credentials {
  const accessKeyId = pasted.accessKeyId.trim()
  const secretAccessKey = pasted.secretAccessKey.trim()
  const sessionToken = pasted.sessionToken?.trim() ?? ''
  const errors = [
    ...(/^A[KS]IA[A-Z0-9]{12,124}$/.test(accessKeyId)
      ? []
      : ['Access key ID: it begins with AKIA or ASIA, in capitals and digits only.']),
    ...(/^[A-Za-z0-9+/=_-]{16,128}$/.test(secretAccessKey)
      ? []
      : ['Secret access key: it has 40 letters, digits, + and /, without spaces.']),
    ...(accessKeyId.startsWith('ASIA') && sessionToken === ''
      ? ['Session token: a temporary key, whose ID begins with ASIA, is good with its session token only.']
      : []),
    ...(accessKeyId.startsWith('AKIA') && sessionToken !== ''
      ? ['Session token: a key whose ID begins with AKIA has none. Leave it empty.']
      : []),
    ...(/[^\x21-\x7e]/.test(sessionToken)
      ? ['Session token: it has letters, digits and signs only, without spaces.']
      : []),
  ]
  if (errors.length > 0) throw new WrongInput(errors)
  return { accessKeyId, secretAccessKey, ...(sessionToken !== '' && { sessionToken }) }
}
