import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { makeZip } from './make-zip.ts'
import type { Client } from './world.ts'

type File = { path: string; bytes: string | Buffer }

/** Sends files as one zip and waits until they were read. */
export async function sendReviews(
  api: Client,
  files: readonly File[] | Buffer,
  collection = 'Wiki',
): Promise<ReviewImport> {
  const { id } = await api('POST /review-imports', { body: { collection, name: `${collection}.zip` } })
  const zip = Buffer.isBuffer(files) ? files : makeZip([...files])
  await api('PUT /review-imports/:id/content', { params: { id }, body: zip })
  return untilReady(api, id)
}

/** Waits until nothing is read or imported any more. */
export async function untilReady(api: Client, id: string): Promise<ReviewImport> {
  for (;;) {
    const now = await api('GET /review-imports/:id', { params: { id } })
    if (now.state !== 'reading' && now.state !== 'importing') return now
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

/** Imports what was read, to its end. */
export async function importAll(api: Client, id: string): Promise<ReviewImport> {
  await api('POST /review-imports/:id/start', { params: { id } })
  return untilReady(api, id)
}

/** A review as people write them, of our own. */
export function sampleReview({
  title = 'Checkout refused cards',
  date = '2024-03-05',
  severity = 'SEV2',
  more = '',
} = {}): string {
  return `# ${title}

Date: ${date}
Severity: ${severity}
Affected services: Checkout, Payments

## Summary

Cards were refused for forty minutes because a certificate had run out.

## Impact

One in five customers could not pay.

## Timeline

- 09:30 The certificate runs out
- 09:42 Support reports refused cards
- 10:10 A new certificate is in place

## Root causes

- Nobody was told that the certificate would run out
- The reminder went to a mailbox that nobody reads

The certificate was made by hand two years ago.

## What went well

- Support noticed within minutes

## Lessons learned

- Certificates need an owner

## Action items

- [x] Renew the certificate by machine (owner: Kim) https://tracker.example/OPS-12
- [ ] Warn thirty days before a certificate runs out
${more}`
}
