/** For words that begin a line or a sentence. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** For words that stand within a sentence. */
export function uncapitalized(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
