import { layoutSwimlane } from '#timeline/swimlane/layout.ts'
import { swimlaneSvg } from '#timeline/swimlane/svg.ts'
import { lightTheme } from '#timeline/swimlane/theme.ts'
import type { ReportContent } from '../report-content.ts'

const width = 1000

/** The story as a swim-lane picture, or undefined when there is too little to draw. */
export function reportPicture(content: ReportContent): string | undefined {
  if (content.story.length < 2) return undefined
  const layout = layoutSwimlane(
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
  return swimlaneSvg(layout, lightTheme, { title: `What happened in ${content.key}, by source`, id: 'story' })
}
