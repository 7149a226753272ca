import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { findStack, validationError } from './findStack.ts'
import { capabilitiesOf, type StackTemplate } from './stackTemplate.ts'
import { templatesNow } from './templateFiles.ts'
import { templateText } from './templateText.ts'

/** Summarizes the template at a URL or of a stack. */
export const getTemplateSummary: SignedHandler = (call) => {
  const template = call.parameters.has('StackName') ? templateOfStack(call) : findTemplate(call)
  const { capability, types } = capabilitiesOf(template)
  return {
    answer: {
      Description: template.Description,
      Parameters: Object.entries(template.Parameters).map(([key, parameter]) => ({
        ParameterKey: key,
        DefaultValue: parameter.Default,
        ParameterType: parameter.Type,
        NoEcho: parameter.NoEcho ?? false,
        Description: parameter.Description,
        // AWS returns AllowedValues only, no patterns.
        ParameterConstraints: {},
      })),
      Capabilities: capability === undefined ? [] : [capability],
      CapabilitiesReason:
        capability === undefined
          ? undefined
          : `The following resource(s) require capabilities: [${types.join(', ')}]`,
      ResourceTypes: [...new Set(Object.values(template.Resources).map(({ Type }) => Type))],
      Version: template.AWSTemplateFormatVersion,
      DeclaredTransforms: [],
    },
  }
}

/** The text that a stack was created from. */
export const getTemplate: SignedHandler = (call) => {
  const stack = findStack(call)
  const text = stack.templateText ?? templateText(templateOfStack(call))
  return { answer: { TemplateBody: text, StagesAvailable: ['Original', 'Processed'] } }
}

function templateOfStack(call: SignedCall): StackTemplate {
  const template = call.scenario.cloudFormation.templates[findStack(call).templateUrl]
  if (template === undefined) throw validationError('The template of this stack no longer exists.')
  return template
}

/** The template at TemplateURL. Throws CloudFormation's error when S3 has none. */
export function findTemplate(call: SignedCall): StackTemplate {
  const url = call.parameters.get('TemplateURL')
  if (url === undefined) {
    throw validationError('Either Template URL or Template Body must be specified.')
  }
  const template = templatesNow(call.scenario, call.world)[url]
  if (template !== undefined) return template
  throw validationError(
    /^https:\/\/[^/]*s3[^/]*\.amazonaws\.com\/./.test(url)
      ? 'S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'
      : 'TemplateURL must be a supported URL.',
  )
}
