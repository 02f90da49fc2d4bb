import type { ArchiveMember } from '#platform/files/evidence-file.ts'

/** One channel's messages of one day. */
export interface DayFile {
  member: ArchiveMember
  folder: string
  /** YYYY-MM-DD, as the workspace counts days. */
  day: string
}

/** Where in an archive the parts of a Slack export lie. */
export interface Layout {
  users: ArchiveMember | undefined
  /** channels.json, groups.json, mpims.json, dms.json: those that are there. */
  lists: ArchiveMember[]
  days: DayFile[]
  /** Members that are neither, in the order of the archive. */
  others: ArchiveMember[]
}

const lists = ['channels.json', 'groups.json', 'mpims.json', 'dms.json']

/** Sorts the members of an archive; the export may lie in a folder of its own. */
export function layoutOf(members: ArchiveMember[]): Layout {
  const root = rootOf(members)
  const layout: Layout = { users: undefined, lists: [], days: [], others: [] }
  for (const member of members) {
    const path = member.path.startsWith(root) ? member.path.slice(root.length) : ''
    const day = /^([^/]+)\/(\d{4}-\d\d-\d\d)\.json$/.exec(path)
    if (day) layout.days.push({ member, folder: day[1] ?? '', day: day[2] ?? '' })
    else if (path === 'users.json') layout.users = member
    else if (lists.includes(path)) layout.lists.push(member)
    else layout.others.push(member)
  }
  return layout
}

function rootOf(members: ArchiveMember[]): string {
  const roots = members
    .filter(({ path }) => /(^|\/)(users|channels|groups|mpims|dms)\.json$/.test(path))
    .map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1))
  return roots.sort((a, b) => a.length - b.length)[0] ?? ''
}
