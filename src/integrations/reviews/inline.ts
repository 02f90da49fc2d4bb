const image = /!\[([^\][\n]{0,300})\]\([^)[\n]{0,2000}\)/g
const link =
  /\[([^\][]{0,500}(?:\[[^\][\n]{0,100}\][^\][\n]{0,200})?)\]\(\s?<?([^\s)>[]{0,2000})>?[^)[\n]{0,300}\)/g
const reference = /\[([^\][\n]{1,300})\]\[[^\][\n]{0,100}\]/g
const autolink = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/g
const wikiLink = /\[(https?:\/\/[^\s\][]{1,2000})\s([^\][\n]{1,300})\]/g
/** Tags that show nothing by themselves; `<your name>` is what a form says. */
export const tagNames =
  'a|abbr|article|aside|b|big|br|center|cite|code|del|details|div|dd|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|nav|nobr|ol|p|picture|pre|s|section|small|source|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr'
const tag = new RegExp(`</?(?:${tagNames})(?:\\s[^<>\\n]{0,500})?/?>`, 'gi')
const address = /https?:\/\/[^\s<>"'`|\\^{}]{3,2000}/g
const attributes = /\s*\{[#.:][^{}\n]{0,200}\}\s*$/
const emoji = /:[a-z][a-z\d_+-]{1,40}:/g

/** Words without the marks of Markdown: what a reader of the page would see, on as many lines. */
export function plainWords(text: string): string {
  if (!/[*_`~[<&\\]/.test(text)) return text.trim()
  return text
    .replace(image, '$1')
    .replace(link, '$1')
    .replace(wikiLink, '$2')
    .replace(reference, '$1')
    .replace(autolink, '$1')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(tag, '')
    .replace(/~~|\*{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\p{L}\p{N}])|`+/gu, '')
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .trim()
}

const entities: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** A heading’s words: one line, no marks, no attributes, no pictures in words. */
export function headingWords(text: string): string {
  return plainWords(text.replace(attributes, ''))
    .replace(emoji, ' ')
    .replace(/[\s#]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The addresses in a text, in their order, without what a sentence puts behind them. */
export function addressesIn(text: string): string[] {
  if (!text.includes('http')) return []
  return [...text.matchAll(address)].map(([found]) => {
    const cut = found.replace(/[.,;:!?*_~\]]+$/, '')
    return cut.includes('(')
      ? cut.replace(/\)+$/, (tail) => (balanced(cut) ? tail : tail.slice(1)))
      : cut.replace(/\).*$/, '')
  })
}

function balanced(text: string): boolean {
  return text.split('(').length === text.split(')').length
}

/** Whether all of the words are struck through. */
export function isStruck(text: string): boolean {
  return (
    /^\s*~~[^~]+~~[\s–—-]*(?:\([^()]*\)|\[[^\]]*\]\([^()]*\))[\s.]*$/.test(text) ||
    /^\s*(?:[*_]{0,3})~~[\s\S]+~~(?:[*_]{0,3})[\s.✅☑✔]*$/u.test(text) ||
    /^\s*<(?:s|del|strike)>[\s\S]+<\/(?:s|del|strike)>\s*$/i.test(text)
  )
}
