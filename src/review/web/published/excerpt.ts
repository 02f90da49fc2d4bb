/** The beginning of Markdown as plain words, cut at the end of a sentence or a word. */
export function excerpt(markdown: string, length: number): string {
  const plain = markdown
    .replace(/```[\s\S]*?```/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s{0,3}(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= length) return plain
  const cut = plain.slice(0, length)
  const sentence = Math.max(...['. ', '! ', '? '].map((end) => cut.lastIndexOf(end)))
  if (sentence > length * 0.5) return cut.slice(0, sentence + 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length - 20)).trimEnd()} …`
}
