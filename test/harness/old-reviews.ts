import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** A review as a team of our own invention writes it, with a heading that is no English. */
export function oldReview(day: string, service: string): string {
  return `---
title: ${service} was away on ${day}
date: ${day}
severity: major
services: [${service}]
---

## Summary

Requests to ${service} failed for half an hour.

## Ursache

A certificate had run out; nobody was told beforehand.

## Timeline (UTC)

- 10:02 The first alert fires
- 10:09 Everybody looks at the load balancer
- 10:31 The certificate is renewed

## Action items

- [ ] Certificates tell a month before (owner: Dana)
- [x] The runbook names the certificate
`
}

const maintenance = `# Planned maintenance of the storage

We will carry out scheduled maintenance on Saturday between 02:00 and 04:00 UTC. No downtime is expected.
The maintenance window will be announced again the day before.
`

const hostile = `# Upload was down on 2024-09-12

## Summary

Uploads failed. <script>window.ran = true</script><img src="x" onerror="window.ran = true">

## Root cause

[A link](javascript:window.ran=true) in the release notes.
`

/** Files of somebody who has written reviews for a while: ten documents, a picture, and what git keeps. */
export const oldFiles: Readonly<Record<string, string | Uint8Array>> = {
  ...Object.fromEntries(
    ['checkout', 'search', 'login', 'media', 'mail', 'stock'].map((service, index) => [
      `2024/${service}.md`,
      oldReview(`2024-0${index + 1}-1${index}`, service),
    ]),
  ),
  '2025/upload.md': hostile,
  '2025/payments.md': oldReview('2025-02-03', 'payments'),
  'maintenance.md': maintenance,
  'notes.txt':
    'Outage of the warehouse on 3 March 2023\n\nThe warehouse could not print labels for two hours.\n',
  'logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
  '.git/HEAD': 'ref: refs/heads/main\n',
}

/** A folder of such files, called as one likes, for one test. */
export function oldFolder(name = 'postmortems', files: typeof oldFiles = oldFiles): string {
  const home = mkdtempSync(path.join(tmpdir(), 'afterword-old-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(home, name, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
  return path.join(home, name)
}
