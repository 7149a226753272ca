import { PORTAL_DOMAIN } from '../activeeye/prescribed.ts'
import { maskText } from './maskKind.ts'

/** `[portal 1]` -> `https://portal-1.masked.activeeye.com/` */
export function maskedPortal(mask: string): string {
  return `https://portal-${/\d+/.exec(mask)?.[0] ?? 0}.masked.${PORTAL_DOMAIN}/`
}

const MASKED_PORTAL = new RegExp(
  `https://portal-(\\d+)\\.masked\\.${PORTAL_DOMAIN.replaceAll('.', '\\.')}/`,
  'g',
)

/** The way back, to the mask. */
export function withPortalMasks(text: string): string {
  return text.replaceAll(MASKED_PORTAL, (_, number: string) => maskText('portal', Number(number)))
}
