import { ActionIcon } from '@mantine/core'
import {
  IconBold,
  IconCode,
  IconH2,
  IconItalic,
  IconList,
  IconListNumbers,
  IconQuote,
} from '@tabler/icons-react'
import { Placeholder } from '@tiptap/extensions'
import { Markdown } from '@tiptap/markdown'
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { isInCard } from './language/fields.ts'
import { useLanguageHome } from './language/home.ts'
import type { Prompting } from './language/prompted.tsx'
import classes from './rich-text.module.css'

const RichLayer = lazy(() =>
  import('./language/rich-layer.tsx').then((part) => ({ default: part.RichLayer })),
)

export interface RichTextProps {
  /** Names the field for those who don't see it. */
  label: string
  /** Markdown. */
  value: string
  onChange: (markdown: string) => void
  placeholder?: string
  autoFocus?: boolean
  /** Ctrl/⌘-Enter. */
  onSubmit?: () => void
  /** Escape. */
  onCancel?: () => void
  onBlur?: () => void
  /** Fewer lines at first, no toolbar until it has the focus. */
  compact?: boolean
  /** What it is for, where one may be asked about one’s words. */
  prompting?: Prompting
}

const tools = [
  { name: 'bold', label: 'Bold', Icon: IconBold, run: (e: Editor) => e.chain().focus().toggleBold().run() },
  {
    name: 'italic',
    label: 'Italic',
    Icon: IconItalic,
    run: (e: Editor) => e.chain().focus().toggleItalic().run(),
  },
  { name: 'code', label: 'Code', Icon: IconCode, run: (e: Editor) => e.chain().focus().toggleCode().run() },
  {
    name: 'heading',
    label: 'Heading',
    Icon: IconH2,
    run: (e: Editor) => e.chain().focus().toggleHeading({ level: 3 }).run(),
  },
  {
    name: 'bulletList',
    label: 'List',
    Icon: IconList,
    run: (e: Editor) => e.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'orderedList',
    label: 'Numbered list',
    Icon: IconListNumbers,
    run: (e: Editor) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'blockquote',
    label: 'Quote',
    Icon: IconQuote,
    run: (e: Editor) => e.chain().focus().toggleBlockquote().run(),
  },
] as const

/** The editor itself, in a file of its own because it is loaded when first needed. */
export function RichTextEditor(props: RichTextProps) {
  const latest = useRef(props)
  latest.current = props
  const written = useRef(props.value)
  const editor = useEditor({
    injectCSS: false,
    extensions: [
      StarterKit.configure({ link: { openOnClick: false, autolink: true } }),
      Placeholder.configure({ placeholder: props.placeholder ?? '' }),
      Markdown,
    ],
    content: props.value,
    contentType: 'markdown',
    autofocus: props.autoFocus ? 'end' : false,
    editorProps: {
      attributes: { 'aria-label': props.label, role: 'textbox', 'aria-multiline': 'true' },
      handleKeyDown: (_view, event) => handleKey(event, latest.current),
    },
    onUpdate: ({ editor: changed }) => {
      written.current = changed.getMarkdown()
      latest.current.onChange(written.current)
    },
    onBlur: ({ event }) => {
      const inside = event.relatedTarget instanceof Node && frame.current?.contains(event.relatedTarget)
      if (!inside && !isInCard(event.relatedTarget)) latest.current.onBlur?.()
    },
  })
  const frame = useRef<HTMLDivElement>(null)
  const home = useLanguageHome()

  useEffect(() => {
    if (!editor || props.value === written.current) return
    written.current = props.value
    editor.commands.setContent(props.value, { contentType: 'markdown', emitUpdate: false })
  }, [editor, props.value])

  // TipTap’s own focus comes a frame later, and the first keys would go to the page.
  const focusFirst = useRef(props.autoFocus)
  useEffect(() => {
    if (!editor || !focusFirst.current) return
    const focus = () => {
      focusFirst.current = false
      editor.view.focus()
    }
    // Before it is mounted there is nothing to focus yet, and asking for it fails.
    if (!editor.isDestroyed) return focus()
    editor.on('mount', focus)
    return () => void editor.off('mount', focus)
  }, [editor])

  return (
    <div ref={frame} className={classes.frame} data-compact={props.compact || undefined}>
      {editor && <Toolbar editor={editor} />}
      <EditorContent editor={editor} className={classes.content} />
      {editor && home && props.prompting && (
        <Suspense>
          <RichLayer editor={editor} prompting={props.prompting} home={home} />
        </Suspense>
      )}
    </div>
  )
}

function handleKey(event: KeyboardEvent, { onSubmit, onCancel }: RichTextProps): boolean {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSubmit) {
    event.preventDefault()
    onSubmit()
    return true
  }
  if (event.key === 'Escape' && onCancel) {
    event.preventDefault()
    onCancel()
    return true
  }
  return false
}

function Toolbar({ editor }: { editor: Editor }) {
  const active = useEditorState({
    editor,
    selector: ({ editor: current }) => tools.map(({ name }) => current.isActive(name)),
  })
  return (
    <div className={classes.toolbar} role="toolbar" aria-label="Formatting">
      {tools.map(({ name, label, Icon, run }, index) => (
        <ActionIcon
          key={name}
          size="sm"
          variant={active[index] ? 'light' : 'subtle'}
          color={active[index] ? 'petrol' : 'gray'}
          aria-label={label}
          aria-pressed={active[index] ?? false}
          title={label}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => run(editor)}
        >
          <Icon size={16} aria-hidden />
        </ActionIcon>
      ))}
    </div>
  )
}
