import { s3Address } from '../../../app/aws/s3Address.ts'
import type { PracticeScenario } from '../practiceScenario.ts'
import type { World } from '../world.ts'
import type { StackTemplate } from './stackTemplate.ts'
import { templateText } from './templateText.ts'

/** The templates that S3 holds now, by URL. */
export function templatesNow(
  { cloudFormation: { templates, later } }: PracticeScenario,
  world: World,
): Readonly<Record<string, StackTemplate>> {
  return later !== undefined && world.templateReads >= later.afterReads ? later.templates : templates
}

interface FileAnswer {
  readonly status: number
  readonly contentType: string
  readonly body: string
  readonly world: World
}

/** Answers whoever reads a template's file, with or without credentials; `undefined` for a path that is no template's. */
export function answerTemplateRead(
  method: string,
  url: string,
  scenario: PracticeScenario,
  world: World,
): FileAnswer | undefined {
  if (method !== 'GET') return undefined
  const known = { ...scenario.cloudFormation.later?.templates, ...scenario.cloudFormation.templates }
  const isIn = (templates: Readonly<Record<string, StackTemplate>>) =>
    Object.entries(templates).find(([address]) => s3Address(address)?.pathStyle === url)
  // S3's addresses of objects have a bucket and a key; the sign-in pages and the portal have other paths.
  if (isIn(known) === undefined && !/^\/[a-z0-9.-]{3,63}\/.+\.(ya?ml|json|template)$/.test(url))
    return undefined
  const { unreadable } = scenario.cloudFormation
  if (unreadable === 'denied') return refusal(403, 'AccessDenied', 'Access Denied', world)
  if (unreadable === 'page') {
    const body = '<!DOCTYPE html><html><body><h1>This site is blocked by your network.</h1></body></html>'
    return { status: 200, contentType: 'text/html', body, world }
  }
  const [, template] = isIn(templatesNow(scenario, world)) ?? []
  if (template === undefined) return refusal(404, 'NoSuchKey', 'The specified key does not exist.', world)
  return {
    status: 200,
    contentType: 'binary/octet-stream',
    body: templateText(template),
    world: { ...world, templateReads: world.templateReads + 1 },
  }
}

/** S3's error document. */
function refusal(status: number, code: string, message: string, world: World): FileAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  return { status, contentType: 'application/xml', body, world }
}
