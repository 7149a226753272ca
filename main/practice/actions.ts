import type { Handler, Service } from './call.ts'
import { createStack } from './cloudformation/createStack.ts'
import { deleteStack } from './cloudformation/deleteStack.ts'
import { describeEvents, describeStackEvents } from './cloudformation/describeStackEvents.ts'
import { describeStackResources, describeStacks, listStacks } from './cloudformation/describeStacks.ts'
import { getTemplateSummary } from './cloudformation/getTemplateSummary.ts'
import { createFlowLogs } from './ec2/createFlowLogs.ts'
import { deleteFlowLogs } from './ec2/deleteFlowLogs.ts'
import { describeFlowLogs } from './ec2/describeFlowLogs.ts'
import { describeRegions } from './ec2/describeRegions.ts'
import { describeVpcs } from './ec2/describeVpcs.ts'
import {
  describeOrganization,
  listAccounts,
  listAccountsForParent,
  listOrganizationalUnitsForParent,
  listRoots,
} from './organizations.ts'
import { assumeRole, getCallerIdentity } from './sts.ts'

/** Everything that the practice cloud can do. */
export const ACTIONS: Readonly<Record<Service, Readonly<Record<string, Handler>>>> = {
  sts: { AssumeRole: assumeRole, GetCallerIdentity: getCallerIdentity },
  ec2: {
    CreateFlowLogs: createFlowLogs,
    DeleteFlowLogs: deleteFlowLogs,
    DescribeFlowLogs: describeFlowLogs,
    DescribeRegions: describeRegions,
    DescribeVpcs: describeVpcs,
  },
  cloudformation: {
    CreateStack: createStack,
    DeleteStack: deleteStack,
    DescribeEvents: describeEvents,
    DescribeStackEvents: describeStackEvents,
    DescribeStackResources: describeStackResources,
    DescribeStacks: describeStacks,
    GetTemplateSummary: getTemplateSummary,
    ListStacks: listStacks,
  },
  organizations: {
    DescribeOrganization: describeOrganization,
    ListAccounts: listAccounts,
    ListAccountsForParent: listAccountsForParent,
    ListOrganizationalUnitsForParent: listOrganizationalUnitsForParent,
    ListRoots: listRoots,
  },
}
