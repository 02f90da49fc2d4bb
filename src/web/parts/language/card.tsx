import { ActionIcon, Button, CloseButton, Popover } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { offerUndo, tellProblem } from '../toasts.ts'
import classes from './card.module.css'
import { isLookKey } from './fields.ts'
import type { LanguageHome } from './home.ts'
import { categoryName, type Prompt } from './prompt.ts'
import type { Prompting } from './prompted.tsx'
import type { Surface } from './use-card.tsx'
import { WordForm } from './word-form.tsx'

interface CardProps {
  prompt: Prompt
  index: number
  count: number
  /** Whether the focus goes into the card. */
  focus: boolean
  keeping: Prompting['keeping']
  surface: Surface
  home: LanguageHome
  onGo: (by: 1 | -1) => void
  /** Closes it and leaves the focus where it is. */
  onClose: () => void
  /** Closes it and goes back to the field. */
  onBack: () => void
  /** It was put aside: on to the next, or back. */
  onAside: () => void
}

/** Why words may be worth a second look, and a question that leads back to how the system made it likely. */
export function Card(props: CardProps) {
  const { prompt, surface, focus, onClose } = props
  return (
    <Anchored prompt={prompt} surface={surface} focus={focus} onClose={onClose}>
      <Body key={`${prompt.start} ${prompt.mark.print}`} {...props} />
    </Anchored>
  )
}

function Body(props: CardProps) {
  const { prompt, index, count, focus, home, onGo, onBack, onAside } = props
  const titleId = useId()
  const whyId = useId()
  const [listing, setListing] = useState(false)
  const card = useRef<HTMLDivElement>(null)
  const { category, why, question } = prompt.finding
  useEffect(() => {
    if (focus && !listing) card.current?.focus({ preventScroll: true })
  }, [focus, listing])

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (event.key === 'Escape' && listing) setListing(false)
    else if (event.key === 'Escape') onBack()
    else if (isLookKey(event)) onGo(1)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={card}
      className={classes.card}
      role="dialog"
      aria-labelledby={titleId}
      aria-describedby={whyId}
      data-language-card
      data-autofocus
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className={classes.head}>
        <p id={titleId} className={classes.category}>
          {categoryName[category]}
        </p>
        {count > 1 && <Steps index={index} count={count} onGo={onGo} />}
        <CloseButton size="sm" aria-label="Close" onClick={onBack} />
      </header>
      <div id={whyId}>
        <p className={classes.words}>“{prompt.words}”</p>
        <p className={classes.why}>{why}</p>
        <p className={classes.question}>{question}</p>
      </div>
      {listing ? (
        <WordForm words={prompt.words} home={home} onBack={() => setListing(false)} onDone={onAside} />
      ) : (
        <Ways {...props} onList={() => setListing(true)} />
      )}
    </div>
  )
}

function Steps({ index, count, onGo }: Pick<CardProps, 'index' | 'count' | 'onGo'>) {
  return (
    <span className={classes.steps}>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        aria-label="Previous prompt"
        onClick={() => onGo(-1)}
      >
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      {index + 1} of {count}
      <ActionIcon size="sm" variant="subtle" color="gray" aria-label="Next prompt" onClick={() => onGo(1)}>
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </span>
  )
}

/** What can be done when one does not want to be asked: from this place alone to the whole organisation. */
function Ways({ prompt, keeping, home, onAside, onList }: CardProps & { onList: () => void }) {
  const put = async (scope: 'here' | 'review', told: string) => {
    try {
      const undo = await home.putAside(prompt.mark, scope, keeping)
      offerUndo(told, undo)
      onAside()
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <fieldset className={classes.ways} aria-label="Don’t ask about it">
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => put('here', 'You won’t be asked about it here.')}
      >
        Not here
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => put('review', `You won’t be asked about “${prompt.words}” in this review.`)}
      >
        Not in this review
      </Button>
      {keeping !== 'tab' && (
        <Button size="compact-sm" variant="default" onClick={onList}>
          Never at {home.organisation}…
        </Button>
      )}
    </fieldset>
  )
}

interface AnchoredProps extends Pick<CardProps, 'prompt' | 'surface' | 'focus' | 'onClose'> {
  children: ReactNode
}

/** A popover at the words it is about, and with them when the page scrolls. */
function Anchored({ prompt, surface, focus, onClose, children }: AnchoredProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number; width: number; height: number } | null>(
    null,
  )
  useLayoutEffect(() => {
    const words = surface.placeOf(prompt)
    const frame = anchor.current?.offsetParent?.getBoundingClientRect()
    if (!words || !frame) return
    const { width, height } = words
    setPlace({ left: words.left - frame.left, top: words.top - frame.top, width, height })
  }, [prompt, surface])
  return (
    <Popover
      opened={place !== null}
      onClose={onClose}
      position="bottom-start"
      offset={6}
      shadow="md"
      width={340}
      trapFocus={focus}
      closeOnEscape={false}
      withRoles={false}
      transitionProps={{ duration: 0 }}
      middlewares={{ flip: true, shift: { padding: 8 } }}
    >
      <Popover.Target>
        <span ref={anchor} className={classes.anchor} style={place ?? undefined} aria-hidden />
      </Popover.Target>
      <Popover.Dropdown className={classes.popover}>{children}</Popover.Dropdown>
    </Popover>
  )
}
