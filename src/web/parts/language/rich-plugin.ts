import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import classes from './mirror.module.css'
import { isUnderlined } from './prompt.ts'
import type { PlacedPrompt } from './rich-reading.ts'

export const languageKey = new PluginKey<DecorationSet>('language')

interface Answers {
  /** A prompt’s words were clicked. */
  onClick(prompt: PlacedPrompt): void
  /** Whether a key was taken. */
  onKey(event: KeyboardEvent): boolean
}

/** Keeps underlines on their words while these move, and tells of clicks on them. */
export function promptPlugin({ onClick, onKey }: Answers): Plugin<DecorationSet> {
  return new Plugin({
    key: languageKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (change, before) =>
        (change.getMeta(languageKey) as DecorationSet | undefined) ?? before.map(change.mapping, change.doc),
    },
    props: {
      decorations: (state) => languageKey.getState(state),
      handleClick(view, at) {
        const prompt = view.state.selection.empty ? promptAt(view.state, at) : null
        if (prompt) onClick(prompt)
        return false
      },
      handleDOMEvents: {
        // Before the editor’s own keys: Escape closes what is open, and only that.
        keydown: (_view, event) => onKey(event) && stop(event),
      },
    },
  })
}

function stop(event: Event): true {
  event.preventDefault()
  event.stopPropagation()
  return true
}

/** Lays underlines under the words of these prompts; the others keep their place without being seen. */
export function showPrompts(view: EditorView, prompts: readonly PlacedPrompt[]) {
  const decorations = prompts.map(({ from, to, prompt }) =>
    Decoration.inline(from, to, isUnderlined(prompt) ? { class: classes.underlined ?? '' } : {}, { prompt }),
  )
  const { state } = view
  view.dispatch(
    state.tr
      .setMeta(languageKey, DecorationSet.create(state.doc, decorations))
      .setMeta('addToHistory', false),
  )
}

/** The prompts where they stand now, in order. */
export function shownPrompts(state: EditorState): PlacedPrompt[] {
  return (languageKey.getState(state)?.find() ?? []).map(placed).sort((a, b) => a.from - b.from)
}

function promptAt(state: EditorState, at: number): PlacedPrompt | null {
  const found = languageKey.getState(state)?.find(at, at).map(placed) ?? []
  return found.find(({ prompt }) => isUnderlined(prompt)) ?? null
}

function placed({ from, to, spec }: Decoration): PlacedPrompt {
  return { from, to, prompt: (spec as Pick<PlacedPrompt, 'prompt'>).prompt }
}
