"""Runs the steps of an Automation document, as Systems Manager has it, with the credentials of the environment.

Only what our document uses: aws:executeScript in Python. Prints the payload of the last step as JSON.
"""

import json
import sys

import boto3

content = boto3.client("ssm").get_document(Name=sys.argv[1])["Content"]
# moto does not make text of what came by CloudFormation.
document = content if isinstance(content, dict) else json.loads(content)
assert document["schemaVersion"] == "0.3", document["schemaVersion"]
payload = None
for step in document["mainSteps"]:
    assert step["action"] == "aws:executeScript", step["action"]
    inputs = step["inputs"]
    # A variable of Systems Manager's, which nothing here fills in.
    assert "{{" not in json.dumps(inputs), "a variable in " + step["name"]
    script = {}
    exec(compile(inputs["Script"], step["name"], "exec"), script)
    payload = script[inputs["Handler"]](inputs["InputPayload"], {})
print(json.dumps(payload))
