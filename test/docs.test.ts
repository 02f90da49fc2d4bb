import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { durationsOf, markerName } from '#incident/durations.ts'
import { markers } from '#incident/marker.ts'
import { readers } from '#integrations/readers.ts'
import { problems } from '#platform/errors.ts'
import { partIds } from '#review/report-content.ts'
import { partHeading } from '#review/wording.ts'
import { entryKinds } from '#timeline/entry.ts'
import { entryKindName } from '#timeline/wording.ts'
import { commands, isNoun } from '../src/cli/commands.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const documents = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', 'docs'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => file.endsWith('.md') && existsSync(path.join(root, file)))
/** Decisions speak of the day they were made; everything else speaks of now. */
const guides = documents.filter((file) => !file.startsWith('docs/decisions/'))

/** Without blocks of code, in which nothing is a link or a heading. */
const proseOf = (text: string) => text.replace(/^(```+)[^\n]*\n[\s\S]*?^\1$/gm, '').replace(/^ {4}.*$/gm, '')
const shellOf = (text: string) =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block).join('\n')

/** A heading's address, as GitHub and GitLab make it. */
function anchorOf(heading: string): string {
  const words = heading.replace(/`|\*|\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
  return words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
}

function anchorsOf(file: string): Set<string> {
  return new Set(
    [...proseOf(read(file)).matchAll(/^#{1,6} (.+)$/gm)].map(([, words = '']) => anchorOf(words)),
  )
}

/** Why a link leads nowhere, or null. */
function deadEnd(file: string, target: string): string | null {
  if (/^(?:[a-z]+:|\/\/)/i.test(target)) return null
  const [place = '', anchor] = target.split('#')
  const to = place === '' ? file : path.posix.normalize(path.posix.join(path.posix.dirname(file), place))
  if (!existsSync(path.join(root, to))) return `${file}: ${to} isn’t there`
  if (anchor === undefined || anchorsOf(to).has(anchor)) return null
  return `${file}: ${to} has no heading #${anchor}`
}

test('there are documents to check', () => {
  expect(guides.length).toBeGreaterThan(8)
})

describe.each(documents)('%s', (file) => {
  const text = read(file)

  test('links lead somewhere', () => {
    const targets = [...proseOf(text).matchAll(/!?\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    expect(targets.flatMap((target) => deadEnd(file, target) ?? [])).toEqual([])
  })
})

describe.each(guides)('%s', (file) => {
  const text = read(file)

  test('files it names are there', () => {
    const named = [...text.matchAll(/`((?:src|test|db|bin|bench|docs)\/[\w./-]+)`/g)].map(
      ([, name = '']) => name,
    )
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([])
  })

  test('commands it shows are there', () => {
    const shown = shellOf(text).matchAll(/(?:^|[\s(|])(?:bin\/)?afterword ([a-z]+)(?: ([a-z]+))?/gm)
    const unknown = [...shown].filter(([, first = '', second = '']) => {
      const entry = commands[first]
      return !entry || (isNoun(entry) && !(second in entry.verbs))
    })
    expect(unknown.map(([words]) => words.trim())).toEqual([])
    const { scripts } = JSON.parse(read('package.json'))
    const run = [...shellOf(text).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(run.filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('what there is, is described', () => {
  test.each(Object.entries(problems))('problem %s', (code, { status }) => {
    expect(read('docs/guides/api.md')).toContain(`| \`${code}\` | ${status} |`)
  })

  test.each(readers)('format $format', ({ format }) => {
    expect(read('docs/guides/evidence.md')).toMatch(new RegExp(`^## .+ \\(\`${format}\`\\)$`, 'm'))
  })

  test.each(markers)('marker %s', (marker) => {
    expect(read('docs/guides/markers.md')).toContain(`\n| ${markerName(marker)} | `)
  })

  test.each(durationsOf([]))('duration $id', ({ id, from, to }) => {
    expect(read('docs/guides/markers.md')).toContain(
      `| ${markerName(from)} → ${markerName(to)} | \`${id}\` |`,
    )
  })

  test.each(entryKinds)('kind of entry %s', (kind) => {
    expect(read('docs/guides/timeline.md').toLowerCase()).toContain(entryKindName[kind].toLowerCase())
  })

  test.each(partIds)('part of a report %s', (id) => {
    expect(read('docs/guides/report.md')).toContain(partHeading[id])
    expect(read('docs/guides/report.md')).toContain(`\`${id}\``)
  })
})
