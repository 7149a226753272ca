import {
  type Capability,
  CloudFormationClient,
  type Stack as CloudFormationStack,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  type GetTemplateSummaryOutput,
} from '@aws-sdk/client-cloudformation'
import type { CreateStackRequest, Stack, StacksApi, TemplateSummary } from '../../app/aws/awsAccount.ts'
import { saysStackDoesNotExist } from '../../app/aws/awsFailure.ts'
import { failureText } from '../failures/failureText.ts'
import { ForeignAnswerError } from '../failures/foreignAnswerError.ts'
import { type Clients, clientKind, type Signer } from './clients.ts'
import { member, textMember } from './ownAnswer.ts'
import { failedEventsPage, stackEventsPage, stackFailures } from './stackEvents.ts'
import { tagList, tagRecord } from './tags.ts'

const CLOUD_FORMATION = clientKind('CloudFormation', (config) => new CloudFormationClient(config))

/** CloudFormation in one Region of one account. */
export function stacksApi(clients: Clients, region: string, signer: Signer): StacksApi {
  const cloudFormation = clients.client(CLOUD_FORMATION, region, signer)

  const { calls } = cloudFormation

  return {
    getTemplateSummary: (templateUrl, signal) =>
      calls.look('cloudformation:GetTemplateSummary', signal, async (options) => {
        const command = new GetTemplateSummaryCommand({ TemplateURL: templateUrl })
        return templateSummary(await (await cloudFormation.client()).send(command, options))
      }),
    getTemplate: (nameOrId, signal) =>
      calls.look('cloudformation:GetTemplate', signal, async (options) => {
        // As it was submitted: the other stage has macros carried out.
        const command = new GetTemplateCommand({ StackName: nameOrId, TemplateStage: 'Original' })
        return textMember(await (await cloudFormation.client()).send(command, options), 'TemplateBody')
      }),
    describeStack: async (nameOrId, signal) => {
      try {
        return await calls.look('cloudformation:DescribeStacks', signal, async (options) => {
          const command = new DescribeStacksCommand({ StackName: nameOrId })
          const [found] = member(await (await cloudFormation.client()).send(command, options), 'Stacks')
          // AWS answers with an error when there is no such stack, never with an empty list.
          if (found === undefined) throw new ForeignAnswerError('it has no stack in Stacks')
          return stack(found)
        })
      } catch (error) {
        if (saysStackDoesNotExist(error)) return undefined
        throw error
      }
    },
    describeStackEvents: async (stackId, signal) => {
      const page = await stackEventsPage(cloudFormation, stackId, undefined, signal)
      return page.items
    },
    describeFailedEvents: async (nameOrId, signal) => {
      const page = await failedEventsPage(cloudFormation, nameOrId, undefined, signal)
      return page.items
    },
    describeFailures: (stackId, signal) => stackFailures(cloudFormation, stackId, signal),
    createStack: (request) =>
      calls.write('cloudformation:CreateStack', async (options) => {
        const answer = await (await cloudFormation.client()).send(createCommand(request), options)
        return { stackId: textMember(answer, 'StackId') }
      }),
    deleteStack: (stackId, clientRequestToken) =>
      calls.write('cloudformation:DeleteStack', async (options) => {
        const command = new DeleteStackCommand({ StackName: stackId, ClientRequestToken: clientRequestToken })
        await (await cloudFormation.client()).send(command, options)
      }),
  }
}

function createCommand(request: CreateStackRequest): CreateStackCommand {
  return new CreateStackCommand({
    StackName: request.name,
    TemplateURL: request.templateUrl,
    Parameters: Object.entries(request.parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Capabilities: request.capabilities.filter(isCapability),
    ClientRequestToken: request.clientRequestToken,
    Tags: tagList(request.tags),
  })
}

/** The names come from GetTemplateSummary and were shown to the person; AWS may have more of them than the SDK's type. */
function isCapability(name: string): name is Capability {
  return name.startsWith('CAPABILITY_')
}

function templateSummary(from: GetTemplateSummaryOutput): TemplateSummary {
  // Each may be absent, but a template has resources: all of them absent describe none.
  if (from.Parameters === undefined && from.ResourceTypes === undefined && from.Description === undefined) {
    throw new ForeignAnswerError('it has neither Parameters nor ResourceTypes nor a Description')
  }
  return {
    parameters: (from.Parameters ?? []).map((parameter) => ({
      key: parameter.ParameterKey ?? '',
      description: failureText(parameter.Description ?? ''),
      noEcho: parameter.NoEcho ?? false,
      ...(parameter.DefaultValue === undefined ? {} : { defaultValue: parameter.DefaultValue }),
    })),
    capabilities: from.Capabilities ?? [],
    capabilitiesReason: failureText(from.CapabilitiesReason ?? ''),
    resourceTypes: from.ResourceTypes ?? [],
    description: from.Description ?? '',
  }
}

function stack(from: CloudFormationStack): Stack {
  return {
    stackId: textMember(from, 'StackId'),
    name: from.StackName ?? '',
    status: textMember(from, 'StackStatus'),
    statusReason: from.StackStatusReason ?? '',
    parameters: record((from.Parameters ?? []).map((each) => [each.ParameterKey, each.ParameterValue])),
    outputs: record((from.Outputs ?? []).map((each) => [each.OutputKey, each.OutputValue])),
    tags: tagRecord(from.Tags),
  }
}

function record(
  pairs: readonly (readonly [string | undefined, string | undefined])[],
): Record<string, string> {
  return Object.fromEntries(pairs.flatMap(([key, value]) => (key === undefined ? [] : [[key, value ?? '']])))
}
