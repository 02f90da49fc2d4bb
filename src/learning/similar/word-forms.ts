/**
 * Says a stem as a word of the text: “migrat” as “migration”. The shortest word that begins with the stem, whose last
 * letter stemming may have changed. Null where there is none.
 */
export function wordForms(text: string): (stem: string) => string | null {
  const words = [...new Set(plain(text).split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length > 2).sort()
  return (stem) => {
    const exact = words.filter((word) => word.startsWith(stem))
    const near = exact.length > 0 ? exact : words.filter((word) => word.startsWith(stem.slice(0, -1)))
    return near.reduce<string | null>(
      (best, word) => (best === null || word.length < best.length ? word : best),
      null,
    )
  }
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
