import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useAwsConfiguration } from '../../../state/awsConfigurationStore.ts'

/** What AWS tools would find here by themselves. */
export function EnvironmentWords() {
  const environment = useAwsConfiguration((state) => state.configuration?.environment)
  if (environment === undefined) return null
  return (
    <StatusIndicator type={environment.kind === 'none' ? 'warning' : 'info'}>
      <span className="breakable">{environment.words}</span>
    </StatusIndicator>
  )
}
