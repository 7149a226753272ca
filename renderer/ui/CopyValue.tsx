import './copyValue.css'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'

interface CopyValueProps {
  /** What it is, for the button's label and the feedback. */
  readonly name: string
  readonly value: string
  readonly onCopied?: () => void
}

/** A value with a button that copies it. */
export function CopyValue({ name, value, onCopied }: CopyValueProps) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={value}
      textToDisplay={<span className="copy-value">{value}</span>}
      copyButtonAriaLabel={`Copy ${name} ${value}`}
      copySuccessText={`${name} copied`}
      copyErrorText={`${name} could not be copied. Select it and copy it by keyboard.`}
      popoverRenderWithPortal
      {...(onCopied && { onCopySuccess: onCopied })}
    />
  )
}
