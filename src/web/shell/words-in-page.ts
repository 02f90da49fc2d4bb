/** What holds a thought of its own on a page. */
const blocks = 'p, li, td, dd, blockquote, h1, h2, h3, h4, figcaption'

const plain = (text: string) =>
  text
    .replace(/[*_`[\]#>|]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/**
 * The first part of the page that has these words, which may have been taken from its source: where not all of them
 * stand together, as many as do, down to the first.
 */
export function blockWith(
  words: string,
  root: ParentNode | null = document.getElementById('main'),
): HTMLElement | null {
  const all = [...(root?.querySelectorAll<HTMLElement>(blocks) ?? [])].map((block) => ({
    block,
    text: plain(block.textContent ?? ''),
  }))
  for (const some of ever(plain(words).split(' '))) {
    const having = all.filter(({ text }) => text.includes(some))
    // The innermost: a list has the words of its lines.
    const found = having.find(
      ({ block }) => !having.some((other) => other.block !== block && block.contains(other.block)),
    )
    if (found) return found.block
  }
  return null
}

/** All of the words, then ever fewer of them from the first on. */
function* ever(words: readonly string[]): Generator<string> {
  for (let count = words.length; count > 0; count = count > 4 ? Math.floor(count / 2) : count - 1) {
    const text = words.slice(0, count).join(' ')
    if (text !== '') yield text
  }
}
