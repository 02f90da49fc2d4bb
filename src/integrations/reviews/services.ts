import { allFor, type Detail } from './details.ts'
import { plainWords } from './inline.ts'
import { serviceKeys } from './words/details.ts'

const most = 100
const longest = 80
const none = /^(?:tbd|todo|n\/?a|none|unknown|-+|\?+|yes|no|true|false|all|<.*>|\[.*\])$/i

/** Services that a document names as such: lists in front matter, tables, “Affected services: a, b and c”. */
export function servicesOf(details: readonly Detail[]): string[] {
  const names = allFor(details, serviceKeys).flatMap(namesIn)
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].slice(0, most)
}

function namesIn(value: string): string[] {
  return value
    .replace(/^\[|\]$/g, '')
    .split(/\s*(?:[,;\n•]|<br\s*\/?>|\s\/\s|\s(?:and|&)\s)\s*/i)
    .map((part) => plainWords(part).replace(/^[-*•\s"'(]+|[\s"'.]+$/g, ''))
    .map((part) => (part.endsWith(')') && !part.includes('(') ? part.slice(0, -1) : part))
    .filter((part) => part !== '' && part.length <= longest && !none.test(part) && !isSentence(part))
}

/** What has many words is said about services, and is none. */
function isSentence(part: string): boolean {
  return part.split(/\s+/).length > 7 || /\b(?:was|were|is|are|had|have|been)\b/.test(part)
}
