import type { ContractClient } from '../../app/contract/contractClient.ts'

/** Runs the open onboarding with every consent, until the run has ended. */
export async function runToEnd(client: ContractClient): Promise<void> {
  const patches = await client.checklist.watch()
  await client.activity.start({ activity: 'run', consent: { iam: 'any' } })
  for await (const { activity } of patches) if (activity?.state === 'finished') break
}
