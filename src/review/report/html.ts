import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dayText } from '#incident/moment.ts'
import { renderMarkdown } from '../markdown-rendering.ts'
import type { PartId, ReportContent } from '../report-content.ts'
import { factorKindName, factorLayerName, itemPhaseName, itemStrengthName, itemTypeName } from '../wording.ts'
import { html, Markup } from './markup.ts'
import {
  clockOfLine,
  type ShownDay,
  type ShownLine,
  type ShownTime,
  shownDurations,
  shownFacts,
  shownMoments,
  shownParts,
  shownStory,
  statementsOf,
} from './outline.ts'
import { type WordPiece, wordBlocks } from './plain-words.ts'

export interface ReportEdition {
  /** Of the published version; null for a draft. */
  version: number | null
  /** RFC 3339; null for a draft. */
  publishedAt: string | null
  organisation: string
  /** The swim-lane picture: SVG of our own making, which stands by itself. */
  swimlane?: string | undefined
  /** The same for dark screens. */
  swimlaneDark?: string | undefined
}

const style = ['page', 'story', 'lists']
  .map((name) => readFileSync(new URL(`./look/${name}.css`, import.meta.url), 'utf8'))
  .join('\n')
const styleHash = createHash('sha256').update(style).digest('base64')

/**
 * A report as one HTML file that loads nothing and runs nothing: for mailing, archiving and printing.
 * Its looks follow the reader's light or dark preference.
 */
export function reportHtml(content: ReportContent, edition: ReportEdition): string {
  const parts = shownParts(content)
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="Afterword">
<title>${[content.key, content.title].filter((each) => each !== '').join(': ')}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#report">Skip to the report</a>
<div class="page">
${head(content, edition)}
${parts.length > 2 ? contents(parts) : null}
<main id="report">
${parts.map((part, index) => partSection(part, index, parts, content, edition))}
</main>
</div>
${foot(content, edition)}
</body>
</html>
`
  return page.text
}

type Part = ReportContent['parts'][number]

/** Parts may repeat, so the place in the list makes the address unique. */
function anchorOf(part: Part, index: number, parts: readonly Part[]): string {
  return parts.findIndex((each) => each.id === part.id) === index ? part.id : `${part.id}-${index + 1}`
}

function contents(parts: readonly Part[]): Markup {
  const links = parts.map(
    (part, index) => html`<li><a href="#${anchorOf(part, index, parts)}">${part.heading}</a></li>`,
  )
  return html`<nav class="contents" aria-label="Parts of this report"><ol>${links}</ol></nav>`
}

function head(content: ReportContent, { version, organisation }: ReportEdition): Markup {
  const eyebrow = [organisation, content.key, version === null ? 'Draft' : null]
  const facts = shownFacts(content).map(
    ({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )
  return html`<header class="head">
<p class="eyebrow">${eyebrow.filter((each) => each).join(' · ')}</p>
<h1 dir="auto">${content.title}</h1>
<dl class="facts">${facts}</dl>
</header>`
}

function partSection(
  part: Part,
  index: number,
  parts: readonly Part[],
  content: ReportContent,
  edition: ReportEdition,
): Markup {
  const anchor = anchorOf(part, index, parts)
  const first = anchor === part.id
  const words = part.text.trim() === '' ? null : renderMarkdown(part.text, { idPrefix: `${anchor}-` })
  return html`<section class="part part-${part.id}" aria-labelledby="${anchor}">
<h2 id="${anchor}" dir="auto">${part.heading}</h2>
${words === null ? null : html`<div class="words" dir="auto">${new Markup(words)}</div>`}
${first ? listOf(part.id, content, edition) : null}
</section>
`
}

function listOf(id: PartId, content: ReportContent, edition: ReportEdition): Markup | null {
  const statements = statementsOf(id, content)
  if (statements) return statements.length > 0 ? statementList(statements, content) : null
  if (id === 'impact') return content.markers.length > 0 ? moments(content) : null
  if (id === 'story') return html`${picture(edition)}${shownStory(content).map((day) => storyDay(day))}`
  if (id === 'factors') return content.factors.length > 0 ? factorList(content) : null
  return id === 'items' && content.items.length > 0 ? itemList(content) : null
}

function picture({ swimlane, swimlaneDark }: ReportEdition): Markup | null {
  if (!swimlane) return null
  const dark = swimlaneDark ? html`<div class="only-dark">${new Markup(swimlaneDark)}</div>` : null
  return html`<figure class="picture${dark ? ' has-dark' : ''}" tabindex="0" aria-label="The story as a picture">
<div class="${dark ? 'only-light' : 'always'}">${new Markup(swimlane)}</div>${dark}
</figure>`
}

function moments(content: ReportContent): Markup {
  const durations = shownDurations(content).map(
    ({ from, to, length, note }) =>
      html`<li><span class="length">${length}</span> <span class="ends">${from} → ${to}</span>${
        note ? html` <span class="note">${note}</span>` : null
      }</li>`,
  )
  const { zone, moments: shown } = shownMoments(content)
  const rows = shown.map(
    ({ name, time, channel, line }) =>
      html`<tr><th scope="row">${name}</th><td>${timeTag(time)}${
        channel ? html`, ${channel}` : null
      }</td><td>${line === null ? null : lineLink(line, content)}</td></tr>`,
  )
  return html`${durations.length > 0 ? html`<ul class="durations">${durations}</ul>` : null}
<div class="wide" tabindex="0"><table class="moments"><caption>Times are in ${zone}</caption>
<thead><tr><th scope="col">Moment</th><th scope="col">Time</th><th scope="col">In the story</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
}

function timeTag({ text, at }: ShownTime): Markup {
  return html`<time datetime="${at}" title="${at}">${text}</time>`
}

function storyDay({ day, clock, lines }: ShownDay): Markup {
  return html`<section class="day"><h3>${day} <span class="offset">${clock}</span></h3>
<ol class="story" start="${lines[0]?.number}">${lines.map(storyLine)}</ol></section>`
}

function storyLine(line: ShownLine): Markup {
  const until = line.until ? html`<span class="until">to ${timeTag(line.until)}</span>` : null
  const known = line.knownAt ? html` · known at ${timeTag(line.knownAt)}` : null
  const details = [line.kind, line.who, line.source]
    .filter((each) => each !== null && each !== '')
    .join(' · ')
  return html`<li id="line-${line.number}" class="line ${line.phase}${line.moments.length > 0 ? ' pinned' : ''}">
<div class="when">${timeTag(line.time)}${until}</div>
<div class="what">${line.moments.map((name) => html`<strong class="moment">${name}</strong>`)}
<div dir="auto">${plainWords(line.text)}</div>
<p class="details">${details}${known}</p></div></li>`
}

/** Plain words: paragraphs, lines, code and addresses; nothing else in them means anything. */
export function plainWords(text: string): Markup {
  const blocks = wordBlocks(text).map((block) => {
    if (block.kind === 'code') return html`<pre tabindex="0"><code>${block.text}</code></pre>`
    const lines = block.lines.map((line, index) => html`${index > 0 ? html`<br>` : null}${line.map(piece)}`)
    return html`<p>${lines}</p>`
  })
  return html`${blocks}`
}

function piece(part: WordPiece): Markup {
  if (part.kind === 'code') return html`<code>${part.text}</code>`
  if (part.kind === 'words') return html`${part.text}`
  return html`<a href="${part.href}" rel="noopener noreferrer nofollow">${part.text}</a>`
}

function lineLink(line: number, content: ReportContent): Markup {
  const clock = clockOfLine(content, line)
  if (clock === null) return html`line ${line}`
  return html`<a class="ref" href="#line-${line}" title="Line ${line} of the story">${clock}</a>`
}

function references(lines: readonly number[], content: ReportContent): Markup | null {
  if (lines.length === 0) return null
  return html`<p class="refs"><span class="unseen">See </span>${lines.map((line) => lineLink(line, content))}</p>`
}

function statementList(statements: ReportContent['learned'], content: ReportContent): Markup {
  const shown = statements.map(
    ({ text, lines }) =>
      html`<li><div dir="auto">${plainWords(text)}</div>${references(lines, content)}</li>`,
  )
  return html`<ul class="statements">${shown}</ul>`
}

function factorList(content: ReportContent): Markup {
  const shown = content.factors.map(
    ({ statement, kind, layer, lines }, index) => html`<li id="factor-${index + 1}" class="factor ${kind}">
<p class="label">${factorKindName[kind]}${layer ? html` <span>${factorLayerName[layer]}</span>` : null}</p>
<div dir="auto">${plainWords(statement)}</div>${references(lines, content)}</li>`,
  )
  return html`<ol class="factors">${shown}</ol>`
}

type Item = ReportContent['items'][number]

function itemList(content: ReportContent): Markup {
  const shown = content.items.map(
    (item) =>
      html`<li class="item"><h3 dir="auto">${item.title}</h3><dl>${itemFacts(item).map(
        ({ name, value }) => html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`,
      )}</dl></li>`,
  )
  return html`<ol class="items">${shown}</ol>`
}

function itemFacts(item: Item): { name: string; value: string | Markup }[] {
  const { proof } = item
  const because = item.factors.map(
    (factor) => html` <a class="ref" href="#factor-${factor}">factor ${factor}</a>`,
  )
  return [
    { name: 'State', value: item.state },
    { name: 'Owner', value: item.owner ?? '' },
    { name: 'Due', value: item.due === null ? '' : dayText(item.due) },
    { name: 'Strength', value: item.strength ? itemStrengthName[item.strength] : '' },
    { name: 'What it does', value: item.type ? itemTypeName[item.type] : '' },
    { name: 'Where it helps', value: item.phase ? itemPhaseName[item.phase] : '' },
    { name: 'Followed up at', value: linkTo(item.url) },
    { name: 'Because of', value: because.length > 0 ? html`${because}` : '' },
    { name: 'Done when', value: words(item.doneWhen) },
    { name: 'We will measure', value: words(proof?.measure ?? '') },
    { name: 'By', value: words(proof?.how ?? '') },
    { name: 'Expecting', value: words(proof?.expected ?? '') },
    { name: 'Checked on', value: proof?.on ? dayText(proof.on) : '' },
    { name: 'Reported by', value: proof?.who ?? '' },
  ].filter(({ value }) => value !== '')
}

/** A report may come from anywhere: what is no address of the web stays words. */
function linkTo(url: string | undefined): string | Markup {
  if (!url || !/^https?:\/\//i.test(url)) return url ?? ''
  return html`<a href="${url}" rel="noopener noreferrer nofollow">${url}</a>`
}

const words = (text: string) => (text.trim() === '' ? '' : plainWords(text))

function foot(content: ReportContent, { version, publishedAt, organisation }: ReportEdition): Markup {
  const edition =
    version === null || publishedAt === null
      ? 'A draft, not published yet'
      : `Version ${version}, published on ${dayText(publishedAt.slice(0, 10))}`
  const facts = [edition, organisation, content.key].filter((each) => each !== '')
  return html`<footer class="foot">${facts.join(' · ')}</footer>`
}
