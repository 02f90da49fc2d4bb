import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, textAt, valueAt } from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import { firstLine, loginOf, repositoryOf, sourceOf } from './repository.ts'

export const isRelease = (value: unknown) =>
  textAt(value, 'tag_name') !== undefined &&
  textAt(value, 'target_commitish') !== undefined &&
  typeof valueAt(value, 'draft') === 'boolean'

const published = new Set(['published', 'released', 'prereleased'])

/**
 * A release. One publication arrives as several webhooks (`published`, `released`, …), which are one entry here.
 * GitHub says when a release was published, but of an edit or a deletion only where it sends `updated_at`.
 */
export function translateRelease(
  release: unknown,
  pointer: string,
  action: string,
  body: unknown,
  sink: Sink,
): void {
  const isPublished = published.has(action)
  const moment = isPublished ? momentAt(release, 'published_at') : momentAt(release, 'updated_at')
  if (!moment) {
    sink.fail(
      pointer,
      isPublished ? 'This release is not published.' : `GitHub does not say when this release was ${action}.`,
    )
    return
  }
  const id = textAt(release, 'id') ?? textAt(release, 'tag_name')
  const name = textAt(release, 'name')
  const tag = textAt(release, 'tag_name') ?? ''
  const repository = repositoryOf(body, release)
  sink.entry(pointer, {
    key: isPublished ? `github:release:${id}:published` : `github:release:${id}:${action}:${moment.at}`,
    ...moment,
    kind: 'change',
    ...loginOf(isPublished ? valueAt(release, 'author') : valueAt(body, 'sender')),
    source: sourceOf(repository),
    text: `${valueAt(release, 'prerelease') === true ? 'Pre-release' : 'Release'} ${tag} ${isPublished ? 'published' : action}${name && name !== tag ? `: ${name}` : ''}`,
    attributes: attributesOf({
      type: 'release',
      repository,
      tag,
      ref: textAt(release, 'target_commitish'),
      notes: firstLine(textAt(release, 'body')),
      url: textAt(release, 'html_url'),
    }),
  })
}
