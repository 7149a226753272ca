import { z } from 'zod'
import { EXTERNAL_ID_PATTERN } from '../activeeye.ts'

export const externalIdSchema = z.string().regex(EXTERNAL_ID_PATTERN)
