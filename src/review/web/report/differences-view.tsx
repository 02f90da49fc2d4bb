import { createElement, Fragment, type ReactNode, useMemo } from 'react'
import classes from './differences.module.css'
import { differencesBetween, type Passage, type Piece } from './differences.ts'

interface DifferencesViewProps {
  before: string
  after: string
}

/** What differs between two versions: added words underlined, removed ones struck through, both said aloud. */
export function DifferencesView({ before, after }: DifferencesViewProps) {
  const passages = useMemo(() => differencesBetween(before, after), [before, after])
  const changes = passages.filter(({ kind }) => kind === 'changed').length
  if (changes === 0) return <p className={classes.none}>Both say the same.</p>
  return (
    <div className={classes.differences}>
      <p className={classes.count}>
        {changes === 1 ? 'One passage differs.' : `${changes} passages differ.`}
      </p>
      {inOrder(passages.map((passage, index) => told(passage, index === 0, index === passages.length - 1)))}
    </div>
  )
}

/** Passages have an order and nothing else that could be a key. */
const inOrder = (nodes: readonly ReactNode[]) => createElement(Fragment, null, ...nodes)

function told(passage: Passage, first: boolean, last: boolean): ReactNode {
  if (passage.kind === 'same') return <Same blocks={passage.blocks} first={first} last={last} />
  return <p className={classes.changed}>{inOrder(passage.pieces.map(piece))}</p>
}

/** Paragraphs around a change; what lies further away is folded. */
function Same({ blocks, first, last }: { blocks: readonly string[]; first: boolean; last: boolean }) {
  const near = blocks.slice(-1)
  const folded = blocks.length - (last ? 0 : 1)
  return (
    <>
      {!first && !last && blocks.length > 1 && <p className={classes.context}>{plain(blocks[0] ?? '')}</p>}
      {folded > 1 && <p className={classes.folded}>{folded} passages that say the same </p>}
      {!last &&
        near.map((block) => (
          <p key={block} className={classes.context}>
            {plain(block)}
          </p>
        ))}
    </>
  )
}

const plain = (block: string) => block.replace(/^#+ /, '')

function piece({ text, how }: Piece): ReactNode {
  if (how === 'same') return text
  const Mark = how === 'added' ? 'ins' : 'del'
  return (
    <Mark className={classes[how]}>
      <span className="for-ears">{how === 'added' ? ' added: ' : ' removed: '}</span>
      {text}
      <span className="for-ears"> end of what was {how} </span>
    </Mark>
  )
}
