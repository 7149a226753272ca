import { listRegions } from './account/listRegions.ts'
import type { OpenHandler, OpenService, SignedHandler, SignedService } from './call.ts'
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
import { createToken } from './identityCenter/createToken.ts'
import { getRoleCredentials } from './identityCenter/getRoleCredentials.ts'
import { listAccountRoles, listAssignedAccounts } from './identityCenter/listAssignments.ts'
import { logout } from './identityCenter/logout.ts'
import { registerClient } from './identityCenter/registerClient.ts'
import { startDeviceAuthorization } from './identityCenter/startDeviceAuthorization.ts'
import {
  describeOrganization,
  listAccounts,
  listAccountsForParent,
  listOrganizationalUnitsForParent,
  listRoots,
} from './organizations.ts'
import { assumeRole } from './sts/assumeRole.ts'
import { getCallerIdentity } from './sts/getCallerIdentity.ts'
import { getSessionToken } from './sts/getSessionToken.ts'

/** Everything that the practice cloud can do for those whom it knows. */
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

/** What comes before credentials. */
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
