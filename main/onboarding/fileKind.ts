import { looksLikeAnswer } from '../../app/answer/answerFile.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { looksLikeReport } from '../../app/report/reportFile.ts'
import { typedPath } from '../files/homePath.ts'
import { readTextFile } from '../files/readTextFile.ts'
import { looksLikeHandover } from '../journal/handoverFile.ts'

/** What this app writes besides onboarding files, for a person who names one where another is expected. */
export type FileKind = 'report' | 'answer' | 'handover' | 'other'

/** What a text is by its beginning, before anything of it is believed. */
export function fileKind(text: string): FileKind {
  if (looksLikeReport(text)) return 'report'
  if (looksLikeHandover(text)) return 'handover'
  return looksLikeAnswer(text) ? 'answer' : 'other'
}

/** The kind in words: "found …". */
export const FILE_KIND_WORDS: Readonly<Record<Exclude<FileKind, 'other'>, string>> = {
  report: 'the account information report of a customer',
  handover: 'the handover of an onboarding',
  answer: 'an answer of ActiveEye to a report',
}

/** The same of a file; `other` also when it can't be read. @throws InvalidInputError when the path is none */
export async function recognizeFile(typed: string): Promise<FileKind> {
  const read = await readTextFile(typedPath(typed, 'the file'), LIMITS.handoverFile, 'a file')
  return 'text' in read ? fileKind(read.text) : 'other'
}
