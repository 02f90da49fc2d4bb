import { DropAnywhere } from '#web/parts/drop-anywhere.tsx'
import { choiceOfEntries, choiceOfFiles, entriesOf } from './choice.ts'
import { prepare } from './sending.ts'

/** Folders and files can be dropped anywhere on the page. */
export function DropReviews() {
  return <DropAnywhere invitation="Let go to look at these reviews" onDrop={look} />
}

function look(dropped: DataTransfer) {
  const entries = entriesOf(dropped)
  const files = [...dropped.files]
  if (entries.length > 0) void prepare((onFound) => choiceOfEntries(entries, onFound))
  else if (files.length > 0) void prepare(() => choiceOfFiles(files))
}
