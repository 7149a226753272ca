import type { SignedCall } from '../call.ts'
import { WireError } from '../wireError.ts'
import type { StackTemplate } from './template.ts'

/** The template behind TemplateURL, or what CloudFormation passes on from S3. */
export function findTemplate(call: SignedCall): StackTemplate {
  const url = call.parameters.get('TemplateURL')
  if (url === undefined) {
    throw validationError('Either Template URL or Template Body must be specified.')
  }
  const template = call.scenario.cloudFormation.templates[url]
  if (template !== undefined) return template
  throw validationError(
    /^https:\/\/[^/]*s3[^/]*\.amazonaws\.com\/./.test(url)
      ? 'S3 error: The specified key does not exist.\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'
      : 'TemplateURL must be a supported URL.',
  )
}

/** CloudFormation's code for almost everything that is wrong with a request. */
export function validationError(message: string): WireError {
  return new WireError('ValidationError', message)
}
