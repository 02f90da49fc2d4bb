import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { refresh } from '#web/keys.ts'
import { uploadEvidence } from './uploads.ts'

/** Adds files to an incident’s evidence and shows them as they arrive. */
export function useAddFiles(key: string) {
  const queries = useQueryClient()
  return useCallback(
    (files: readonly File[]) => uploadEvidence(key, files, () => void refresh(queries, ['evidence'], key)),
    [key, queries],
  )
}
