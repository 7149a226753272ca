import type { SignedCall, SignedHandler } from '../call.ts'
import { findStack } from './findStack.ts'
import { findTemplate, validationError } from './findTemplate.ts'
import { capabilitiesOf, type StackTemplate } from './template.ts'

/** Of a template at a URL, or of a stack's. */
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
        // AllowedValues are all that could be here; patterns are not told.
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

function templateOfStack(call: SignedCall): StackTemplate {
  const template = call.scenario.cloudFormation.templates[findStack(call).templateUrl]
  if (template === undefined) throw validationError('The template of this stack is gone.')
  return template
}
