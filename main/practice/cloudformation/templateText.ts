import { Document, isMap, isScalar, Scalar, visit } from 'yaml'
import type { StackTemplate } from './stackTemplate.ts'

/** A template as people write one: YAML with CloudFormation's short tag for references. */
export function templateText(template: StackTemplate): string {
  const document = new Document(template)
  visit(document, {
    Map(_, map) {
      const [pair, ...others] = map.items
      if (others.length > 0 || !isScalar(pair?.key) || pair.key.value !== 'Ref' || isMap(pair.value)) return
      const reference = new Scalar(isScalar(pair.value) ? pair.value.value : '')
      reference.tag = '!Ref'
      return reference
    },
  })
  return document.toString({ lineWidth: 0 })
}
