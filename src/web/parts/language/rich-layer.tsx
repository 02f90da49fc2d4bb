import type { Editor } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { isLookKey } from './fields.ts'
import type { LanguageHome } from './home.ts'
import { onceEach, type Prompt, type Sorted, sortOut } from './prompt.ts'
import type { Prompting } from './prompted.tsx'
import { languageKey, promptPlugin, shownPrompts, showPrompts } from './rich-plugin.ts'
import { createReader, type PlacedPrompt } from './rich-reading.ts'
import { type Surface, useCard } from './use-card.tsx'
import { pause, useChecker } from './use-prompts.ts'

interface RichLayerProps {
  editor: Editor
  prompting: Prompting
  home: LanguageHome
}

const plain = { format: 'text' } as const
const nothing: Sorted<Prompt> = { open: [], aside: [] }

/** Everything that the editor for formatted words gets beside them: underlines, the card, the line at its foot. */
export function RichLayer({ editor, prompting, home }: RichLayerProps) {
  const answers = useRef<Parameters<typeof promptPlugin>[0]>({ onClick: () => {}, onKey: () => false })
  useEffect(() => {
    const plugin = promptPlugin({
      onClick: (prompt) => answers.current.onClick(prompt),
      onKey: (event) => answers.current.onKey(event),
    })
    editor.registerPlugin(plugin)
    return () => {
      if (!editor.isDestroyed) editor.unregisterPlugin(languageKey)
    }
  }, [editor])
  const sorted = useReadDocument(editor, prompting, home)
  const prompts = sorted.open
  const element = useElementOf(editor)
  const surface = useMemo<Surface>(
    () => ({
      element,
      placeOf: (prompt) => placeIn(editor, prompt),
      refocus: () => editor.view.focus(),
    }),
    [editor, element],
  )
  const card = useCard(sorted, surface, home, prompting)
  answers.current = {
    onClick: ({ prompt }) => card.show(prompt),
    onKey: (event) => {
      if (isLookKey(event) && prompts.length > 0) card.look()
      else if (event.key === 'Escape' && card.opened) card.close()
      else return false
      return true
    },
  }
  const { close } = card
  useEffect(() => {
    editor.on('update', close)
    return () => void editor.off('update', close)
  }, [editor, close])
  return card.node
}

/** Null until the editor is mounted: asking for it before fails. */
function useElementOf(editor: Editor): HTMLElement | null {
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const mounted = () => setElement(editor.view.dom)
    if (!editor.isDestroyed) mounted()
    editor.on('mount', mounted)
    return () => void editor.off('mount', mounted)
  }, [editor])
  return element
}

/** The prompts of a document that is being written, a pause behind; paragraphs that stay are not read again. */
function useReadDocument(editor: Editor, prompting: Prompting, home: LanguageHome): Sorted<Prompt> {
  const checker = useChecker({ ...prompting, ...plain }, home)
  const reader = useMemo(() => createReader(checker), [checker])
  const { aside, want } = home
  const [sorted, setSorted] = useState<Sorted<Prompt>>(nothing)
  useEffect(want, [want])
  useEffect(() => {
    if (!aside) return
    let timer: ReturnType<typeof setTimeout>
    let stop = () => {}
    const show = (found: PlacedPrompt[]) => {
      if (editor.isDestroyed) return
      const { open, aside: by } = sortOut(
        found.map((placed) => ({ ...placed, mark: placed.prompt.mark, finding: placed.prompt.finding })),
        aside,
      )
      const shown = onceEach(open)
      showPrompts(editor.view, shown)
      setSorted({ open: shown.map(({ prompt }) => prompt), aside: by })
    }
    const read = () => {
      stop()
      stop = reader.read(editor.state.doc, show)
    }
    const later = () => {
      stop()
      clearTimeout(timer)
      timer = setTimeout(read, pause)
    }
    timer = setTimeout(read)
    editor.on('update', later)
    return () => {
      editor.off('update', later)
      clearTimeout(timer)
      stop()
    }
  }, [editor, reader, aside])
  return sorted
}

/** Brings the words of a prompt into view; null when they are being rewritten. */
function placeIn(editor: Editor, prompt: Prompt): DOMRect | null {
  const placed = shownPrompts(editor.state).find((one) => one.prompt === prompt)
  if (!placed) return null
  const { node } = editor.view.domAtPos(placed.from)
  const element = node instanceof HTMLElement ? node : node.parentElement
  element?.scrollIntoView({ block: 'nearest' })
  const begin = editor.view.coordsAtPos(placed.from, 1)
  const end = editor.view.coordsAtPos(placed.to, -1)
  const right = end.top === begin.top ? end.right : begin.left + 1
  return new DOMRect(begin.left, begin.top, right - begin.left, begin.bottom - begin.top)
}
