import {
  describeEvents,
  describeStackEvents,
  describeStackResources,
  describeStacks,
} from './cloudformation/describeStacks.ts'
import { getTemplate, getTemplateSummary } from './cloudformation/getTemplateSummary.ts'
import { listStackResources, listStacks } from './cloudformation/listStacks.ts'
import { createStack, deleteStack } from './cloudformation/stackOperations.ts'
import { describeNetworkInterfaces, describeSubnets } from './ec2/describeVpcParts.ts'
import { describeVpcs } from './ec2/describeVpcs.ts'
import { deleteFlowLogs, describeFlowLogs } from './ec2/existingFlowLogs.ts'
import { createFlowLogs } from './ec2/flowLogCreation.ts'
import { startDeviceAuthorization } from './identityCenter/deviceAuthorization.ts'
import { createToken } from './identityCenter/grants.ts'
import {
  getRoleCredentials,
  listAccountRoles,
  listAssignedAccounts,
  logout,
} from './identityCenter/practicePortal.ts'
import { registerClient } from './identityCenter/registeredClients.ts'
import {
  describeAccount,
  describeOrganization,
  listAccounts,
  listAccountsForParent,
  listOrganizationalUnitsForParent,
  listRoots,
  listTagsForResource,
} from './organizations.ts'
import type { OpenHandler, OpenService, SignedHandler, SignedService } from './practiceCall.ts'
import { describeRegions, listRegions } from './regionOptIn.ts'
import { assumeRole, getCallerIdentity, getSessionToken } from './sts/stsActions.ts'

/** The handlers of all actions that need a signed request. */
export const ACTIONS: Readonly<Record<SignedService, Readonly<Record<string, SignedHandler>>>> = {
  account: { ListRegions: listRegions },
  sts: {
    AssumeRole: assumeRole,
    GetCallerIdentity: getCallerIdentity,
    GetSessionToken: getSessionToken,
  },
  ec2: {
    CreateFlowLogs: createFlowLogs,
    DeleteFlowLogs: deleteFlowLogs,
    DescribeFlowLogs: describeFlowLogs,
    DescribeNetworkInterfaces: describeNetworkInterfaces,
    DescribeRegions: describeRegions,
    DescribeSubnets: describeSubnets,
    DescribeVpcs: describeVpcs,
  },
  cloudformation: {
    CreateStack: createStack,
    DeleteStack: deleteStack,
    DescribeEvents: describeEvents,
    DescribeStackEvents: describeStackEvents,
    DescribeStackResources: describeStackResources,
    DescribeStacks: describeStacks,
    GetTemplate: getTemplate,
    GetTemplateSummary: getTemplateSummary,
    ListStackResources: listStackResources,
    ListStacks: listStacks,
  },
  organizations: {
    DescribeAccount: describeAccount,
    DescribeOrganization: describeOrganization,
    ListAccounts: listAccounts,
    ListAccountsForParent: listAccountsForParent,
    ListOrganizationalUnitsForParent: listOrganizationalUnitsForParent,
    ListRoots: listRoots,
    ListTagsForResource: listTagsForResource,
  },
}

/** The handlers of all actions that need no signed request: those by which a person signs in. */
export const OPEN_ACTIONS: Readonly<Record<OpenService, Readonly<Record<string, OpenHandler>>>> = {
  sso: {
    GetRoleCredentials: getRoleCredentials,
    ListAccountRoles: listAccountRoles,
    ListAccounts: listAssignedAccounts,
    Logout: logout,
  },
  'sso-oauth': {
    CreateToken: createToken,
    RegisterClient: registerClient,
    StartDeviceAuthorization: startDeviceAuthorization,
  },
}
