import { writeFileSync } from 'node:fs'
import { answerJsonSchema } from '../../app/answer/answerFile.ts'
import { checklistJsonSchema } from '../../app/checklist/checklist.ts'
import { onboardingJsonSchema } from '../../app/onboarding/onboarding.ts'
import { reportJsonSchema } from '../../app/report/reportContent.ts'

/** Run after the schema of the onboarding file, the checklist, the report or the answer file changed; a test fails until then. */
const assets = new URL('../../assets/', import.meta.url)
writeFileSync(new URL('onboarding.schema.json', assets), onboardingJsonSchema())
writeFileSync(new URL('checklist.schema.json', assets), checklistJsonSchema())
writeFileSync(new URL('report.schema.json', assets), reportJsonSchema())
writeFileSync(new URL('answer.schema.json', assets), answerJsonSchema())
