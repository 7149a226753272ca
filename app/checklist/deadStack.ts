/** Stacks that can only be deleted, and how each got there. Source: the CloudFormation user guide, "Stack status codes". */

const DEAD: Readonly<Record<string, string>> = {
  CREATE_FAILED: 'its creation failed',
  ROLLBACK_COMPLETE: 'its creation failed',
  ROLLBACK_FAILED: 'its creation failed',
  DELETE_FAILED: 'deleting it failed',
  // A change set made a stack without resources, and was not executed.
  REVIEW_IN_PROGRESS: 'its change set was never executed',
}

/** A stack in this status can only be deleted. */
export function isDead(status: string): boolean {
  return Object.hasOwn(DEAD, status)
}

/** Why a dead stack is dead, as part of a sentence: "its creation failed". */
export function whyDead(status: string | undefined): string {
  return (status === undefined ? undefined : DEAD[status]) ?? 'its creation failed'
}
