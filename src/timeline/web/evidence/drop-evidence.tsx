import { useRouter } from '@tanstack/react-router'
import { DropAnywhere } from '#web/parts/drop-anywhere.tsx'
import { paths } from '#web/paths.ts'
import { useAddFiles } from './use-add-files.ts'

/** Files can be dropped on any page of an incident; they become its evidence. */
export function DropEvidence({ incidentKey }: { incidentKey: string }) {
  const addFiles = useAddFiles(incidentKey)
  const router = useRouter()
  function add({ files }: DataTransfer) {
    if (files.length === 0) return
    void addFiles([...files])
    void router.navigate({ href: paths.incident(incidentKey, 'evidence') })
  }
  return <DropAnywhere invitation={`Let go to add evidence to ${incidentKey}`} onDrop={add} />
}
