import { createElement, Fragment, type ReactNode } from 'react'
import { type WordBlock, type WordPiece, wordBlocks } from '../../report/plain-words.ts'
import classes from './words.module.css'

/** Plain words as people read them: paragraphs, lines, code and addresses. */
export function PlainWords({ text }: { text: string }) {
  return (
    <div className={classes.plain} dir="auto">
      {together(wordBlocks(text).map(block))}
    </div>
  )
}

/** Words have an order and nothing else that could be a key. */
const together = (nodes: readonly ReactNode[]) => createElement(Fragment, null, ...nodes)

function block(given: WordBlock): ReactNode {
  if (given.kind === 'code') {
    return (
      <pre>
        <code>{given.text}</code>
      </pre>
    )
  }
  return <p>{together(given.lines.map((line, index) => words(line, index === 0)))}</p>
}

function words(pieces: readonly WordPiece[], first: boolean): ReactNode {
  return together([first ? null : <br key="break" />, ...pieces.map(piece)])
}

function piece(given: WordPiece): ReactNode {
  if (given.kind === 'words') return given.text
  if (given.kind === 'code') return <code>{given.text}</code>
  return (
    <a href={given.href} rel="noopener noreferrer nofollow" target="_blank">
      {given.text}
    </a>
  )
}
