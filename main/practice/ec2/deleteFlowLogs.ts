import type { SignedHandler } from '../call.ts'
import { listOf } from '../wire/parameters.ts'
import { WireError } from '../wireError.ts'
import { flowLogsHere, flowLogsNotFound } from './describeFlowLogs.ts'

/** Nothing is deleted when one of the IDs is unknown. */
export const deleteFlowLogs: SignedHandler = (call) => {
  const ids = listOf(call.parameters, 'FlowLogId')
  if (ids.length === 0) {
    throw new WireError('MissingParameter', 'The request must contain the parameter FlowLogIds')
  }
  if (ids.length > 1000) {
    throw new WireError('InvalidParameterValue', 'The maximum number of flow log IDs in a request is 1000')
  }
  const here = flowLogsHere(call)
  const missing = ids.filter((id) => !here.some(({ flowLogId }) => flowLogId === id))
  if (missing.length > 0) throw flowLogsNotFound(missing)
  return {
    answer: { unsuccessful: [] },
    world: { ...call.world, flowLogs: call.world.flowLogs.filter((log) => !ids.includes(log.flowLogId)) },
  }
}
