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

/** The format that the ending of a document’s name tells, or null where it tells none. */
export function formatByName(path: string): Format | null {
  const name = (path.split(/[/\\!]/).at(-1) ?? '').replace(/#\d+$/, '')
  return endings.find(([ending]) => ending.test(name))?.[1] ?? null
}

/** More than any review has; larger files are exports or logs. A Word document also holds its pictures. */
export function mostBytesOf(path: string): number {
  return /\.docx$/i.test(path) ? 64 * 2 ** 20 : 20 * 2 ** 20
}
