import { Parser } from 'htmlparser2'
import { type Block, emptyOutline, type Outline } from '../outline.ts'
import { HtmlTaker } from './html-taker.ts'
import { pageTitle } from './page-title.ts'

/** Reads a page: one written by hand, or an export of Confluence, Notion or Google Docs. Nothing in it is run or fetched. */
export function readHtml(markup: string): Outline {
  const { blocks, title, problems } = taken(markup)
  return { ...emptyOutline(), title: title && pageTitle(title, blocks, markup), blocks, problems }
}

/** The blocks of a piece of HTML. */
export function blocksOfHtml(markup: string): Block[] {
  return taken(markup).blocks
}

function taken(markup: string): HtmlTaker {
  const taker = new HtmlTaker()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (!taker.open(name, attributes)) parser.pause()
      },
      onclosetag: (name) => taker.close(name),
      ontext: (text) => taker.text(text),
    },
    { recognizeCDATA: true, recognizeSelfClosing: true },
  )
  for (let at = 0; at < markup.length && !taker.tooDeep; at += pieceSize)
    parser.write(markup.slice(at, at + pieceSize))
  if (!taker.tooDeep) parser.end()
  taker.end()
  return taker
}

const pieceSize = 64 * 1024
