import { useMe } from '#people/web/use-me.ts'
import { useRead } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { ReportDocument } from '../report/document/report-document.tsx'
import { Edition } from './edition.tsx'

/** One published version, as its readers see it. */
export function Version({ incidentKey: key, number }: { incidentKey: string; number: number }) {
  const { organisation } = useMe()
  const { data, error, refetch } = useRead('GET /incidents/:key/report/versions/:number', {
    params: { key, number },
  })
  if (!data) return error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Waiting />
  return (
    <ReportDocument content={data.content} eyebrow={[organisation.name, key, `Version ${number}`]}>
      <Edition {...data} />
    </ReportDocument>
  )
}
