/** `1,234`, in every host and whatever the language of the computer is. */
export function numberText(number: number): string {
  return number.toLocaleString('en-US')
}
