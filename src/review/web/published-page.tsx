import { useParams } from '@tanstack/react-router'
import { useRead } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { usePageTitle } from '#web/parts/page.tsx'
import { describeProblem } from '#web/parts/problem.ts'
import { Waiting } from '#web/parts/waiting.tsx'
import { Mark } from '#web/shell/mark.tsx'
import { Edition } from './published/edition.tsx'
import classes from './published/published-page.module.css'
import { ReportDocument } from './report/document/report-document.tsx'

/** A report that was published as a link: to be read by anybody, with nothing around it. */
export function PublishedPage() {
  const { token = '' } = useParams({ strict: false })
  const { data, error } = useRead('GET /published/:token', { params: { token } })
  usePageTitle(data?.content.title ?? 'A report')
  if (error) {
    const { title, detail } = describeProblem(error)
    return (
      <main className={classes.alone}>
        <p className={classes.made}>
          <Mark /> Afterword
        </p>
        <Empty alone title={title}>
          {detail}
        </Empty>
      </main>
    )
  }
  if (!data) return <Waiting />
  return (
    <>
      <a className={classes.skip} href="#report">
        Skip to the report
      </a>
      <main id="report" tabIndex={-1} className={classes.page}>
        <ReportDocument
          title="page"
          content={data.content}
          eyebrow={[data.content.key, `Version ${data.number}`]}
        >
          <Edition {...data} />
          <p className={classes.made}>
            <Mark /> Afterword
          </p>
        </ReportDocument>
      </main>
    </>
  )
}
