import type { Content, ContentTable, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { dayText } from '#incident/moment.ts'
import type { PartId, ReportContent } from '../../report-content.ts'
import {
  factorKindName,
  factorLayerName,
  itemPhaseName,
  itemStrengthName,
  itemTypeName,
} from '../../wording.ts'
import {
  clockOfLine,
  type ShownDay,
  type ShownLine,
  shownDurations,
  shownMoments,
  shownStory,
  statementsOf,
} from '../outline.ts'
import type { Typesetter } from './fonts.ts'
import { set, setWords } from './prose.ts'
import { colours } from './styles.ts'

/** The list or table of a part, as pdfmake takes it. */
export function sectionList(
  typesetter: Typesetter,
  id: PartId,
  content: ReportContent,
  swimlane: Content | null,
): Content[] {
  const statements = statementsOf(id, content)
  if (statements) return statementList(typesetter, statements, content)
  if (id === 'impact') return content.markers.length > 0 ? moments(typesetter, content) : []
  if (id === 'story') {
    return [
      ...(swimlane ? [swimlane] : []),
      ...shownStory(content).flatMap((day) => storyDay(typesetter, day)),
    ]
  }
  if (id === 'factors') return content.factors.flatMap((_, index) => factor(typesetter, index, content))
  return id === 'items' ? content.items.map((item) => itemBox(typesetter, item)) : []
}

function moments(typesetter: Typesetter, content: ReportContent): Content[] {
  const { zone, moments: shown } = shownMoments(content)
  const lengths = shownDurations(content).map(({ from, to, length, note }) => [
    { text: set(typesetter, length, { bold: true }) },
    {
      text: [
        ...set(typesetter, `${from} → ${to}`),
        ...set(typesetter, note ? ` ${note}` : '', { italics: true }),
      ],
    },
  ])
  const rows = shown.map(({ name, time, channel, line }) => [
    { text: set(typesetter, name) },
    { text: set(typesetter, channel ? `${time.text}, ${channel}` : time.text) },
    { text: line === null ? '' : reference(typesetter, line, content) },
  ])
  const head = ['Moment', `Time in ${zone}`, 'In the story'].map((text) => ({
    text: set(typesetter, text),
    style: 'soft',
  }))
  return [
    ...(lengths.length > 0
      ? [
          {
            table: { widths: [80, '*'], body: lengths },
            layout: 'lines',
            margin: [0, 4, 0, 10],
            unbreakable: lengths.length < 20,
          } satisfies ContentTable,
        ]
      : []),
    { table: { headerRows: 1, widths: ['auto', '*', 'auto'], body: [head, ...rows] }, layout: 'lines' },
  ]
}

const railColour = { before: colours.rule, impact: colours.hot, after: colours.calm }

const storyLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: (column) => (column === 1 ? 2 : 0),
  paddingLeft: (column) => (column === 0 ? 0 : 10),
  paddingRight: (column) => (column === 0 ? 8 : 0),
  paddingTop: () => 1,
  paddingBottom: () => 7,
}

function storyDay(typesetter: Typesetter, day: ShownDay): Content[] {
  return together(day.lines).map((lines, index): Content => {
    // The day stands above its lines again on each page that they go on to.
    const heads = index === 0 ? [dayRow(typesetter, day)] : []
    const phases = [...heads.map(() => null), ...lines.map((line) => line.phase)]
    return {
      table: {
        headerRows: heads.length,
        keepWithHeaderRows: heads.length,
        widths: [62, '*'],
        body: [...heads, ...lines.map((line) => storyRow(typesetter, line))],
        dontBreakRows: lines.every((line) => isShort(line.text)),
      },
      layout: {
        ...storyLayout,
        vLineColor: (_column, _node, row) => {
          const phase = phases[row ?? 0]
          return phase ? railColour[phase] : colours.paper
        },
      },
      margin: [0, index === 0 ? 8 : 0, 0, 0],
    }
  })
}

function dayRow(typesetter: Typesetter, { day, clock }: ShownDay): TableCell[] {
  const zone = set(typesetter, `   ${clock}`, {
    bold: false,
    color: colours.soft,
    fontSize: 8.5,
  })
  return [{ text: [...set(typesetter, day), ...zone], style: 'day', colSpan: 2 }, {}]
}

/** What surely fits a page isn't broken over two; what may not must be, or its end would be lost. */
export const isShort = (text: string) => text.length < 1500 && text.split('\n').length < 25

/** Neighbouring lines that are all short, or all long. */
function together(lines: readonly ShownLine[]): ShownLine[][] {
  const groups: ShownLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)
    const like = last?.[0] && isShort(last[0].text) === isShort(line.text)
    if (last && like) last.push(line)
    else groups.push([line])
  }
  return groups
}

function storyRow(typesetter: Typesetter, line: ShownLine): TableCell[] {
  const until = line.until ? set(typesetter, `\nto ${line.until.text}`, { fontSize: 7.5 }) : []
  const details = [line.kind, line.who, line.source, line.knownAt && `known at ${line.knownAt.text}`]
  const colour = line.phase === 'before' ? colours.ink : railColour[line.phase]
  const pinned = line.moments.map(
    (name): Content => ({ text: set(typesetter, name, { bold: true, color: colour }) }),
  )
  return [
    {
      text: [{ text: line.time.text, id: `line-${line.number}` }, ...until],
      color: colours.soft,
      alignment: 'right',
      fontSize: 9,
      margin: [0, 0.5, 0, 0],
    },
    {
      stack: [
        ...pinned,
        ...tight(setWords(typesetter, line.text)),
        { text: set(typesetter, details.filter((each) => each).join(' · ')), style: 'soft' },
      ],
    },
  ]
}

/** Without the space below each block: the line below belongs to them. */
function tight(blocks: Content[]): Content[] {
  return blocks.map((block) =>
    typeof block === 'object' && 'text' in block ? { ...block, style: 'tight' } : block,
  )
}

function reference(typesetter: Typesetter, line: number, content: ReportContent): ContentText[] {
  const clock = clockOfLine(content, line)
  if (clock === null) return set(typesetter, `line ${line}`)
  return set(typesetter, clock, { linkToDestination: `line-${line}`, color: colours.link })
}

function references(typesetter: Typesetter, lines: readonly number[], content: ReportContent): Content[] {
  if (lines.length === 0) return []
  const links = lines.flatMap((line, index) => [
    ...(index > 0 ? [{ text: '   ' }] : []),
    ...reference(typesetter, line, content),
  ])
  return [{ text: links, style: 'soft', margin: [0, 0, 0, 4] }]
}

function statementList(
  typesetter: Typesetter,
  statements: ReportContent['learned'],
  content: ReportContent,
): Content[] {
  return statements.map(
    ({ text, lines }): Content => ({
      ul: [{ stack: [...tight(setWords(typesetter, text)), ...references(typesetter, lines, content)] }],
      markerColor: colours.soft,
      margin: [0, 0, 0, 5],
      unbreakable: isShort(text),
    }),
  )
}

function factor(typesetter: Typesetter, index: number, content: ReportContent): Content[] {
  const each = content.factors[index]
  if (!each) return []
  const layer = each.layer
    ? set(typesetter, `   ${factorLayerName[each.layer]}`, { color: colours.soft })
    : []
  const label: Content = {
    text: [{ text: factorKindName[each.kind], bold: true, id: `factor-${index + 1}` }, ...layer],
    fontSize: 9,
  }
  const statement = tight(setWords(typesetter, each.statement))
  return [
    {
      stack: [label, ...statement, ...references(typesetter, each.lines, content)],
      margin: [0, 0, 0, 8],
      unbreakable: isShort(each.statement),
    },
  ]
}

function itemBox(typesetter: Typesetter, item: ReportContent['items'][number]): Content {
  const { proof } = item
  const facts = [
    ['State', item.state],
    ['Owner', item.owner],
    ['Due', item.due === null ? null : dayText(item.due)],
    ['Strength', item.strength && itemStrengthName[item.strength]],
    ['What it does', item.type && itemTypeName[item.type]],
    ['Where it helps', item.phase && itemPhaseName[item.phase]],
    ['Because of', item.factors.map((number) => `factor ${number}`).join(', ')],
    ['Followed up at', item.url],
    ['Done when', item.doneWhen],
    ['We will measure', proof?.measure],
    ['By', proof?.how],
    ['Expecting', proof?.expected],
    ['Checked on', proof?.on ? dayText(proof.on) : null],
    ['Reported by', proof?.who],
  ].flatMap(([name, value]) =>
    name && value
      ? [[{ text: name, style: 'soft' }, { stack: tight(setWords(typesetter, value)) }] satisfies Content[]]
      : [],
  )
  const title: Content = { text: set(typesetter, item.title), style: 'subheading', margin: [0, 0, 0, 5] }
  const table: Content = { table: { widths: [82, '*'], body: facts }, layout: 'facts' }
  return {
    table: { widths: ['*'], body: [[{ stack: facts.length > 0 ? [title, table] : [title] }]] },
    layout: 'box',
    margin: [0, 0, 0, 9],
    unbreakable: isShort([item.title, item.doneWhen, proof?.measure, proof?.how, proof?.expected].join('\n')),
  }
}
