import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'

/** A value with a button that copies it. @param name what it is, for the button's label and the feedback. */
export function CopyValue({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={value}
      copyButtonAriaLabel={`Copy ${name} ${value}`}
      copySuccessText={`${name} copied`}
      copyErrorText={`${name} could not be copied. Select it and copy it by keyboard.`}
    />
  )
}
