import { STACK_NAME, TEMPLATE_URL } from '../../../app/activeeye/prescribed.ts'
import { ACTIVEEYE_TEMPLATE } from '../cloudformation/stackTemplate.ts'
import type { PracticeScenario } from '../practiceScenario.ts'
import { CLOUDFORMATION, PROD, SMALL } from './smallScenario.ts'

const IN_PROD = { accountId: PROD.accountId, region: 'us-east-1', name: STACK_NAME } as const

/** Scenarios about the CloudFormation stack and its template. */
export const stackScenarios = {
  'stack-role-exists': {
    ...SMALL,
    name: 'stack-role-exists',
    description:
      "The template's IAM role already exists in prod, so the stack rolls back. The second try succeeds.",
    cloudFormation: { ...CLOUDFORMATION, roleConflicts: [{ accountId: PROD.accountId, stacks: 1 }] },
  },
  'stack-role-stays': {
    ...SMALL,
    name: 'stack-role-stays',
    description: "The template's IAM role already exists in prod, so the stack rolls back on every try.",
    cloudFormation: { ...CLOUDFORMATION, roleConflicts: [{ accountId: PROD.accountId }] },
  },
  'stack-exists-other-external-id': {
    ...SMALL,
    name: 'stack-exists-other-external-id',
    description: 'prod already has the stack, with a different ExternalID.',
    stacks: [{ ...IN_PROD, parameters: { ExternalID: 'acme-legacy' }, outcome: 'complete' }],
  },
  'stack-rollback-complete': {
    ...SMALL,
    name: 'stack-rollback-complete',
    description: 'prod has a failed stack from an earlier try, in ROLLBACK_COMPLETE.',
    stacks: [{ ...IN_PROD, parameters: { ExternalID: 'acme-prod' }, outcome: 'roleExists' }],
  },
  'template-changed': {
    ...SMALL,
    name: 'template-changed',
    description: "ActiveEye's template has a second required parameter, whose value is not known.",
    cloudFormation: {
      ...CLOUDFORMATION,
      templates: {
        [TEMPLATE_URL]: {
          ...ACTIVEEYE_TEMPLATE,
          Parameters: {
            ...ACTIVEEYE_TEMPLATE.Parameters,
            CollectorToken: {
              Type: 'String',
              Description: 'Issued with the service connector',
              NoEcho: true,
            },
          },
        },
      },
    },
  },
  'template-unavailable': {
    ...SMALL,
    name: 'template-unavailable',
    description: "No template exists at ActiveEye's template address.",
    cloudFormation: { ...CLOUDFORMATION, templates: {} },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
