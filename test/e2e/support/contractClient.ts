import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { connectFromNode } from '../../tools/connectFromNode.ts'
import { type PracticeKnob, turnKnob } from './practiceState.ts'

/** The contract past the page, with the token that the terminal printed: for what a person can't see on it. */
export function contractClient(address: string): ContractClient {
  return connectFromNode(address)
}

/** Of the practice cloud that is open. */
export async function practiceEndpoint(address: string): Promise<string> {
  const opened = await contractClient(address).current()
  const endpoint = opened?.redirected[0]?.url
  if (endpoint === undefined) throw new Error('No practice cloud is open.')
  return endpoint
}

/** Turns a knob of the practice cloud that is open. */
export async function turnPracticeCloud(address: string, knob: PracticeKnob): Promise<void> {
  await turnKnob(await practiceEndpoint(address), knob)
}
