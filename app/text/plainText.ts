/**
 * A value as one line that shows what it is. Line breaks become spaces; control characters and the ones that
 * reorder text (bidirectional embeddings, overrides, isolates) become U+FFFD, since a name could otherwise
 * make an account ID on the same line read backwards. Right-to-left letters themselves stay.
 */
export function plainText(value: string): string {
  return value
    .replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/gu, ' ')
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
}
