import leven from 'leven'

/** The known word that was probably meant, if one is close enough: case and small slips don't count. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const [nearest] = known
    .map((candidate) => {
      const slips = Math.max(1, Math.floor(candidate.length / 3))
      // The limit spares a long comparison with a word that can't be meant.
      const distance = leven(plain(word), plain(candidate), { maxDistance: slips + 1 })
      return { candidate, distance, slips }
    })
    .filter(({ distance, slips }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance)
  return nearest?.candidate
}
