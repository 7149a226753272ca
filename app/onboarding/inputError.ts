/** One thing that is wrong with an onboarding file, and where, for the person who wrote it. */
export interface InputError {
  /** As the person named it. */
  readonly file: string
  /** From 1. 0 when it is about the file as a whole. */
  readonly line: number
  /** From 1, in UTF-16 units, as editors count. 0 when it is about the file as a whole. */
  readonly column: number
  /** `accounts[2].externalId`; empty for the whole file. */
  readonly path: string
  /** What is there: `"Acme_Prod"`, `nothing`. */
  readonly found: string
  /** What belongs there; completes the sentence "expected …". */
  readonly expected: string
  /** Both in one sentence, with the reason where there is one. */
  readonly message: string
}

/** `acme.onboarding.json:14:21 accounts[2].externalId: found "Acme_Prod", expected …` */
export function inputErrorText({ file, line, column, path, message }: InputError): string {
  const place = line === 0 ? file : `${file}:${line}:${column}`
  return path === '' ? `${place}: ${message}` : `${place} ${path}: ${message}`
}
