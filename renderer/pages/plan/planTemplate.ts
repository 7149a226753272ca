import type { Template } from '../../../app/checklist/events.ts'
import type { Plan } from '../../../app/run/plan.ts'

/** The templates that the stacks would be created from, by what they say: one, unless ActiveEye changed it meanwhile. */
export function templatesOf({ accounts }: Pick<Plan, 'accounts'>): readonly Template[] {
  const templates = new Map(
    accounts.flatMap(({ stack: { template } }) => (template ? [[template.hash, template]] : [])),
  )
  return [...templates.values()]
}

/** The types that the acknowledgement is about. */
export function iamTypesOf({ resourceTypes }: Pick<Template, 'resourceTypes'>): readonly string[] {
  return resourceTypes.filter((type) => type.startsWith('AWS::IAM::'))
}
