import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { ReportPart } from '../../contract.ts'
import type { PartChange } from './use-report-desk.ts'

/** Gives parts of the report words of their own, hides them, and goes back to the assembled words. */
export function useParts(key: string) {
  const client = useQueryClient()
  return useMemo(() => {
    async function save(change: PartChange, base: ReportPart): Promise<ReportPart> {
      const params = { key, part: base.id }
      try {
        return await api('PUT /incidents/:key/report/parts/:part', {
          params,
          body: { ...change, version: base.version },
        })
      } finally {
        await refresh(client, ['report'], key)
      }
    }
    async function reset(base: ReportPart) {
      const plain = await api('DELETE /incidents/:key/report/parts/:part', { params: { key, part: base.id } })
      await refresh(client, ['report'], key)
      const { heading, text, hidden } = base
      offerUndo(`“${plain.heading}” has its assembled words again.`, () =>
        save({ heading, text, hidden }, plain),
      )
    }
    async function hide(base: ReportPart) {
      const hidden = await save({ hidden: !base.hidden }, base)
      if (hidden.hidden)
        offerUndo(`“${base.heading}” is not in the report now.`, () => save({ hidden: false }, hidden))
    }
    return {
      savePart: save,
      latestPart: async (base: ReportPart) => {
        const { parts } = await api('GET /incidents/:key/report', { params: { key } })
        return parts.find(({ id }) => id === base.id) ?? base
      },
      resetPart: (base: ReportPart) => void reset(base).catch(tellProblem),
      hidePart: (base: ReportPart) => void hide(base).catch(tellProblem),
    }
  }, [client, key])
}
