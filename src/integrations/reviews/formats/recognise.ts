export type Format = 'markup' | 'html' | 'json' | 'csv' | 'docx' | 'other'

const endings: readonly (readonly [RegExp, Format])[] = [
  [
    /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd|erb|txt|text|rst|adoc|asciidoc|org|wiki|mediawiki|textile|log|eml)$/i,
    'markup',
  ],
  [/\.(?:html?|xhtml|aspx)$/i, 'html'],
  [/\.(?:json|jsonl|ndjson)$/i, 'json'],
  [/\.(?:csv|tsv)$/i, 'csv'],
  [/\.docx$/i, 'docx'],
  [
    /\.(?:pdf|png|jpe?g|gif|svg|webp|ico|zip|gz|tgz|tar|7z|rar|bz2|xz|exe|dll|so|dylib|bin|class|jar|woff2?|ttf|otf|eot|mp[34]|mov|avi|wav|xlsx?|pptx?|doc|odt|pages|sqlite|db|pyc|o|a|js|ts|tsx|jsx|css|scss|py|rb|go|java|rs|c|h|cpp|sh|ya?ml|toml|ini|cfg|conf|lock|tf|xml|map|ipynb|ics|vcf)$/i,
    'other',
  ],
]

/** The format of a document: by the ending of its name, else by how it begins. */
export function formatOf(path: string, bytes: Buffer): Format {
  const name = (path.split(/[/\\!]/).at(-1) ?? '').replace(/#\d+$/, '')
  const known = endings.find(([ending]) => ending.test(name))?.[1]
  if (known && known !== 'markup') return known
  const head = bytes.subarray(0, 1_000)
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')))
    return bytes.includes('word/document.xml') ? 'docx' : 'other'
  const start = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (/^(?:<!doctype html|<html[\s>])/i.test(start)) return 'html'
  if (!known && /^[{[]\s*["{[]/.test(start)) return 'json'
  if (!known && start.startsWith('#!')) return 'other'
  return 'markup'
}

/** More than any review has; larger files are exports or logs. A Word document also holds its pictures. */
export function mostBytesOf(path: string): number {
  return /\.docx$/i.test(path) ? 64 * 2 ** 20 : 20 * 2 ** 20
}
