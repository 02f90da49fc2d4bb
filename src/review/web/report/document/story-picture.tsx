import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import { layoutSwimlane } from '#timeline/swimlane/layout.ts'
import { swimlaneSvg } from '#timeline/swimlane/svg.ts'
import { darkTheme, lightTheme, type SwimlaneTheme } from '#timeline/swimlane/theme.ts'
import type { ReportContent } from '../../../report-content.ts'
import classes from './story.module.css'

const width = 1000

function layoutOf(content: ReportContent) {
  return layoutSwimlane(
    {
      entries: content.story.map(({ who, ...line }, index) => ({
        ...line,
        id: String(index + 1),
        actor: who,
      })),
      markers: content.markers.map(({ line, ...marker }) => ({
        ...marker,
        entryId: line === null ? null : String(line),
      })),
      laneBy: 'source',
      zone: content.zone,
    },
    { width },
  )
}

/** The story as a swim-lane picture, by source; the words below tell the same. */
export function StoryPicture({ content }: { content: ReportContent }) {
  const dark = useComputedColorScheme('light') === 'dark'
  const layout = useMemo(() => layoutOf(content), [content])
  const title = `What happened in ${content.key}, by source; told line by line below`
  const address = (theme: SwimlaneTheme) =>
    `data:image/svg+xml;charset=utf-8,${encodeURIComponent(swimlaneSvg(layout, theme, { title, id: 'story' }))}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture that is wider than the screen scrolls by keys, too.
    <figure className={classes.picture} tabIndex={0} aria-label="The story as a picture">
      <img
        src={address(dark ? darkTheme : lightTheme)}
        width={layout.width}
        height={layout.height}
        alt={title}
        className={dark ? classes.onScreen : undefined}
      />
      {dark && (
        <img
          src={address(lightTheme)}
          width={layout.width}
          height={layout.height}
          alt=""
          className={classes.onPaper}
        />
      )}
    </figure>
  )
}
