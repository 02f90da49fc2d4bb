import { Parser } from 'htmlparser2'

/** What a paragraph of a style is. Lists may come from a style as well as from the paragraph. */
export interface Style {
  title: boolean
  /** 0 for none. */
  heading: number
  listed: boolean
}

/** Styles by their identifier; their names are English in every language of Word. */
export function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>()
  let id = ''
  let style: Style = { title: false, heading: 0, listed: false }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'w:style') {
          id = attributes['w:styleId'] ?? ''
          style = { title: false, heading: 0, listed: false }
          styles.set(id, style)
        }
        const value = attributes['w:val'] ?? ''
        if (name === 'w:name') Object.assign(style, styleNamed(value))
        if (name === 'w:outlineLvl' && style.heading === 0) style.heading = (Number(value) || 0) + 1
        if (name === 'w:numPr') style.listed = true
      },
    },
    { xmlMode: true },
  )
  parser.write(xml)
  parser.end()
  return styles
}

/** A style by its name, for documents that bring no styles. */
export function styleNamed(name: string): Style {
  const heading = /^(?:heading|überschrift|berschrift|titre|título|titolo)\s?([1-9])$/i.exec(name)?.[1]
  return {
    title: /^(?:title|titel)$/i.test(name),
    heading: heading ? Math.min(6, Number(heading)) : 0,
    listed: /^list (?:bullet|number|paragraph)/i.test(name),
  }
}
