/** The function of the script that Systems Manager calls. */
export const SCRIPT_HANDLER = 'cover_vpcs'

/**
 * What the Automation document runs in each account and Region, in Python: it looks, makes only the flow logs that are
 * missing, and looks again. It reads nothing but its input, so that it can be run anywhere with boto3. Two braces in a
 * row would be a variable of Systems Manager's, so there are none.
 */
export const COVER_VPCS_SCRIPT = `import hashlib
import json
import time

import boto3
from botocore.exceptions import ClientError


def cover_vpcs(events, context):
    """Gives each VPC a flow log to the bucket, unless it has one of whatever kind or is to be left alone."""
    ec2 = boto3.client("ec2")
    left_alone = set(events["leaveAlone"])
    account, region = events["accountId"], events["region"]
    if account in left_alone or account + "/" + region in left_alone:
        return summary(note="This account or Region was left out: nothing was looked at.")
    covered, otherwise = vpcs_with_flow_logs(ec2, events)
    vpcs = [vpc["VpcId"] for vpc in all_of(ec2, "describe_vpcs", "Vpcs") if vpc["OwnerId"] == account]
    missing = [vpc for vpc in vpcs if vpc not in covered | otherwise | left_alone]
    refused = create_flow_logs(ec2, missing, events)
    unseen = wait_until_seen(ec2, [vpc for vpc in missing if vpc not in refused], events)
    if refused or unseen:
        raise RuntimeError("No flow log: " + json.dumps({**refused, **unseen}))
    return summary(
        created=missing,
        covered=[vpc for vpc in vpcs if vpc in covered],
        otherwise=[vpc for vpc in vpcs if vpc in otherwise - covered],
        left_alone=[vpc for vpc in vpcs if vpc in left_alone - covered - otherwise],
    )


def summary(created=(), covered=(), otherwise=(), left_alone=(), note=""):
    return {
        "created": list(created),
        "covered": len(covered),
        "otherwise": list(otherwise),
        "leftAlone": list(left_alone),
        "note": note,
    }


def vpcs_with_flow_logs(ec2, events):
    """VPCs with the wanted flow log, and VPCs with another one to the same bucket: those are for a person to decide."""
    covered, otherwise, parts = set(), set(), set()
    for flow_log in all_of(ec2, "describe_flow_logs", "FlowLogs"):
        destination = flow_log.get("LogDestination", "")
        if flow_log.get("LogDestinationType") != "s3" or bucket_of(destination) != bucket_of(events["destination"]):
            continue
        resource = flow_log["ResourceId"]
        if not resource.startswith("vpc-"):
            parts.add(resource)
        elif is_wanted(flow_log, events):
            covered.add(resource)
        else:
            otherwise.add(resource)
    return covered, otherwise | vpcs_of(ec2, parts)


def is_wanted(flow_log, events):
    same_place = flow_log["LogDestination"].rstrip("/") == events["destination"].rstrip("/")
    return same_place and flow_log["TrafficType"] == events["trafficType"]


def vpcs_of(ec2, parts):
    """The VPCs of these subnets and network interfaces."""
    found = set()
    for prefix, call, key, argument in (
        ("subnet-", "describe_subnets", "Subnets", "subnet-id"),
        ("eni-", "describe_network_interfaces", "NetworkInterfaces", "network-interface-id"),
    ):
        ids = sorted(part for part in parts if part.startswith(prefix))
        for first in range(0, len(ids), 200):
            filters = [{"Name": argument, "Values": ids[first : first + 200]}]
            found.update(item["VpcId"] for item in all_of(ec2, call, key, Filters=filters))
    return found


def create_flow_logs(ec2, vpcs, events):
    """One call for each VPC, so that one refusal stops no other. Gives AWS's words for each VPC that it refused."""
    refused = {}
    for vpc in vpcs:
        try:
            answer = ec2.create_flow_logs(**request_for(vpc, events))
        except ClientError as error:
            answer = {"Unsuccessful": [{"Error": error.response["Error"]}]}
        for failure in answer.get("Unsuccessful", []):
            code, message = failure["Error"]["Code"], failure["Error"]["Message"]
            # Another execution was faster, or the VPC is gone: the look afterwards shows which.
            if code not in ("FlowLogAlreadyExists", "InvalidVpcID.NotFound"):
                refused[vpc] = code + ": " + message
    return refused


def request_for(vpc, events):
    tags = events["tags"] if isinstance(events["tags"], dict) else json.loads(events["tags"])
    request = {
        "ResourceIds": [vpc],
        "ResourceType": "VPC",
        "TrafficType": events["trafficType"],
        "LogDestinationType": "s3",
        "LogDestination": events["destination"],
        "MaxAggregationInterval": int(events["maxAggregationInterval"]),
        "TagSpecifications": [
            {"ResourceType": "vpc-flow-log", "Tags": [{"Key": key, "Value": tags[key]} for key in sorted(tags)]}
        ],
    }
    # AWS's own default is sent by leaving it out.
    if events["fileFormat"] != "plain-text":
        request["DestinationOptions"] = {"FileFormat": events["fileFormat"]}
    # The same within an hour, so that two executions at once make one flow log.
    hour = str(int(time.time()) // 3600)
    text = json.dumps(request, sort_keys=True) + hour
    request["ClientToken"] = hashlib.sha256(text.encode()).hexdigest()
    return request


def wait_until_seen(ec2, vpcs, events):
    """What AWS answered counts when a look shows it; EC2 may take some seconds."""
    for pause in (0, 2, 4, 8, 16):
        if not vpcs:
            break
        time.sleep(pause)
        covered, _ = vpcs_with_flow_logs(ec2, events)
        gone = set(vpcs) - {vpc["VpcId"] for vpc in all_of(ec2, "describe_vpcs", "Vpcs")}
        vpcs = [vpc for vpc in vpcs if vpc not in covered | gone]
    return {vpc: "AWS accepted it and does not list it." for vpc in vpcs}


def all_of(ec2, call, key, **arguments):
    return [item for page in ec2.get_paginator(call).paginate(**arguments) for item in page[key]]


def bucket_of(arn):
    return arn.split("/")[0]
`
