/**
 * What ActiveEye prescribes. Source: https://docs.activeeye.com/service-connectors/aws_flowlogs
 * and https://docs.activeeye.com/service-connectors/aws_config
 */

/** The template of the stack; ActiveEye may change what is behind this address, so a hash of it is remembered. */
export const TEMPLATE_URL =
  'https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'

/** "In the Stack name field, enter activeeye-security-monitor". */
export const STACK_NAME = 'activeeye-security-monitor'

/** "Paste in the following into the S3 bucket ARN field". Exists in the partition `aws` only. */
export const FLOW_LOG_DESTINATION = 'arn:aws:s3:::delta-risk-flowlog-ingest'

/**
 * The domain of the customers' portals. ActiveEye's public pages name no portal address, and stand in this domain
 * themselves, so an address in it or in a domain below it counts as ActiveEye's.
 */
export const PORTAL_DOMAIN = 'activeeye.com'

/** "Select the Filter All". */
export const TRAFFIC_TYPE = 'ALL'

/** The only parameter of the template that we know how to fill. */
export const EXTERNAL_ID_PARAMETER = 'ExternalID'

/** Where the portal lists the connectors, in its own words. */
export const CONNECTORS_PATH = 'Admin > Service Connectors'

/** Where the form of a new connector is. */
export const CONNECTOR_PATH = `${CONNECTORS_PATH} > Add Connector > AWS Flowlogs > Add Connection`

/** The AWS partition in which the template and the bucket above exist. */
export const PARTITION = 'aws'

/**
 * Marks what this app made, on flow logs and stacks; the value is the onboarding's id.
 * Undo removes nothing without it.
 */
export const ONBOARDING_TAG = 'activeeye-onboarding'

/** "Use all lower case and separate words with dashes", "no other special characters". */
export const EXTERNAL_ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** An AWS account ID: 12 digits; leading zeros count. */
export const ACCOUNT_ID_PATTERN = /^\d{12}$/
