/**
 * A `content-disposition` under which no browser shows or runs what it gets, whatever the name; RFC 6266 with the
 * characters of RFC 8187.
 */
export function attachment(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
