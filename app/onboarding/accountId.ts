import { z } from 'zod'
import { ACCOUNT_ID_PATTERN } from '../activeeye.ts'

export const accountIdSchema = z.string().regex(ACCOUNT_ID_PATTERN)
