import { EC2Client } from '@aws-sdk/client-ec2'
import { clientKind } from './clients.ts'

export const EC2 = clientKind('EC2', (config) => new EC2Client(config))
