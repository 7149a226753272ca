import { STACK_NAME, TEMPLATE_URL } from '../../../app/activeeye.ts'
import { ACTIVEEYE_TEMPLATE } from '../cloudformation/stackTemplate.ts'
import type { PracticeScenario } from '../practiceScenario.ts'
import { CLOUDFORMATION, PROD, SMALL } from './smallScenario.ts'

const IN_PROD = { accountId: PROD.accountId, region: 'us-east-1', name: STACK_NAME } as const

/** Where the stack is what goes wrong. */
export const stackScenarios = {
  'stack-role-exists': {
    ...SMALL,
    name: 'stack-role-exists',
    description:
      "The template's role exists already in prod: the stack rolls back. It is gone on the second try.",
    cloudFormation: { ...CLOUDFORMATION, roleConflicts: [{ accountId: PROD.accountId, stacks: 1 }] },
  },
  'stack-role-stays': {
    ...SMALL,
    name: 'stack-role-stays',
    description: "The template's role exists in prod, however often the stack is tried.",
    cloudFormation: { ...CLOUDFORMATION, roleConflicts: [{ accountId: PROD.accountId }] },
  },
  'stack-exists-other-external-id': {
    ...SMALL,
    name: 'stack-exists-other-external-id',
    description: 'prod has the stack already, with another ExternalID.',
    stacks: [{ ...IN_PROD, parameters: { ExternalID: 'acme-legacy' }, outcome: 'complete' }],
  },
  'stack-rollback-complete': {
    ...SMALL,
    name: 'stack-rollback-complete',
    description: 'prod has a dead stack from an earlier try, in ROLLBACK_COMPLETE.',
    stacks: [{ ...IN_PROD, parameters: { ExternalID: 'acme-prod' }, outcome: 'roleExists' }],
  },
  'template-changed': {
    ...SMALL,
    name: 'template-changed',
    description:
      "ActiveEye's template has a second parameter that has to be filled in, and nobody knows with what.",
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
    description: "There is nothing at the template's address.",
    cloudFormation: { ...CLOUDFORMATION, templates: {} },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
