import { STACK_NAME, TEMPLATE_URL } from '../../../app/activeeye/prescribed.ts'
import { ACTIVEEYE_TEMPLATE, FORGED_TEMPLATE } from '../cloudformation/stackTemplate.ts'
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
    description:
      'prod has a stack from an earlier try that failed. It is deleted and made again, after you agree.',
    stacks: [{ ...IN_PROD, parameters: { ExternalID: 'acme-prod' }, outcome: 'roleExists' }],
  },
  'stack-never-executed': {
    ...SMALL,
    name: 'stack-never-executed',
    description:
      'In prod somebody made a change set for the stack and never executed it. It is deleted, after you agree.',
    stacks: [{ ...IN_PROD, parameters: { ExternalID: 'acme-prod' }, outcome: 'neverExecuted' }],
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
  'template-forged': {
    ...SMALL,
    name: 'template-forged',
    description:
      "The template behind ActiveEye's address lets account 666666666666 do everything, without an ExternalID.",
    cloudFormation: { ...CLOUDFORMATION, templates: { [TEMPLATE_URL]: FORGED_TEMPLATE } },
  },
  'template-swapped': {
    ...SMALL,
    name: 'template-swapped',
    description:
      "The template's text changes after the first look at it: what was acknowledged is not what would be created.",
    accounts: [SMALL.accounts[0], PROD],
    cloudFormation: {
      ...CLOUDFORMATION,
      later: { templates: { [TEMPLATE_URL]: FORGED_TEMPLATE }, afterReads: 1 },
    },
  },
  'stack-from-another-text': {
    ...SMALL,
    name: 'stack-from-another-text',
    description: 'CloudFormation creates the stack from another text than the one that was read before.',
    cloudFormation: { ...CLOUDFORMATION, createdFrom: FORGED_TEMPLATE },
  },
  'template-unreadable': {
    ...SMALL,
    name: 'template-unreadable',
    description:
      "This computer's network blocks the template's address. CloudFormation reads the template all the same.",
    cloudFormation: { ...CLOUDFORMATION, unreadable: 'page' },
  },
  'template-unavailable': {
    ...SMALL,
    name: 'template-unavailable',
    description: "There is no template at ActiveEye's address. Flow logs are made all the same.",
    cloudFormation: { ...CLOUDFORMATION, templates: {} },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
