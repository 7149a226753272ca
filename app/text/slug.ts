/** A text in the form of an ExternalID: `Açme Prod_1` becomes `acme-prod-1`. Empty when nothing of it is usable. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
}
