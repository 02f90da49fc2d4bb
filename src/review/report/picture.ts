import { layoutSwimlane } from '#timeline/swimlane/layout.ts'
import { swimlaneSvg } from '#timeline/swimlane/svg.ts'
import { darkTheme, lightTheme, printTheme } from '#timeline/swimlane/theme.ts'
import type { ReportContent } from '../report-content.ts'

/** On paper everything shrinks to the width of the text, so the picture is drawn smaller to stay readable. */
const looks = {
  light: { theme: lightTheme, width: 1000 },
  dark: { theme: darkTheme, width: 1000 },
  paper: { theme: printTheme, width: 640 },
} as const

/** The story as a swim-lane picture, or undefined when there is too little to draw. */
export function reportPicture(
  content: ReportContent,
  look: keyof typeof looks = 'light',
): string | undefined {
  const { theme, width } = looks[look]
  if (content.story.length < 2) return undefined
  const domain = shownSpan(content)
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
    { width, ...(domain && { domain }) },
  )
  return swimlaneSvg(layout, theme, {
    title: `What happened in ${content.key}, by source`,
    id: `story-${look}`,
  })
}

/**
 * What a reader of the report must see: from the first sign of the incident to its end, and what lies around it up
 * to its own length. Undefined without two such moments. In microseconds.
 */
function shownSpan({ markers, story }: ReportContent): [number, number] | undefined {
  const micros = (each: { at: string }) => Date.parse(each.at) * 1000
  // A fault can be years old, and customers may hear the next morning that it is over.
  const outer = new Set(['fault-started', 'all-clear'])
  const inner = markers.filter((each) => !outer.has(each.marker)).map(micros)
  const from = Math.min(...inner)
  const to = Math.max(...inner)
  if (inner.length < 2 || from === to) return undefined
  const reach = Math.max(to - from, 600e6)
  const near = [...markers, ...story].map(micros).filter((at) => at >= from - reach && at <= to + reach)
  const [first, last] = [Math.min(from, ...near), Math.max(to, ...near)]
  const room = (last - first) * 0.03
  return [first - room, last + room]
}
