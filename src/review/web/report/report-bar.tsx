import { Button, SegmentedControl } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useActions } from '#web/actions/registry.ts'
import type { Publication } from '../../contract.ts'
import type { NameChoice } from '../../report-content.ts'
import { ExportMenu } from './export-menu.tsx'
import { PublicationMenu } from './publication-menu.tsx'
import classes from './report-bar.module.css'
import { ZoneChoice } from './zone-choice.tsx'

const PublishDialog = lazy(() =>
  import('./publish-dialog.tsx').then((part) => ({ default: part.PublishDialog })),
)

interface ReportBarProps {
  incidentKey: string
  publication: Publication | null
  canPublish: boolean
  /** Something was published once, also when it is withdrawn now. */
  hasVersions: boolean
  names: NameChoice
  zone: string
  /** Shown as it would be read, without anything to change. */
  reading: boolean
  onNames: (names: NameChoice) => void
  onReading: (reading: boolean) => void
  onVersions: () => void
}

/** What can be done with the draft as a whole. */
export function ReportBar(props: ReportBarProps) {
  const { incidentKey, publication, canPublish, names, zone, reading } = props
  const [publishing, setPublishing] = useState(false)
  useActions('Report', [
    {
      id: 'report.publish',
      label: 'Publish the report',
      keys: 'p',
      run: () => setPublishing(true),
      also: 'share',
    },
    {
      id: 'report.read',
      label: reading ? 'Work on the report' : 'Read it as it will be published',
      keys: 'v',
      run: () => props.onReading(!reading),
      also: 'preview',
    },
    {
      id: 'report.names',
      label: names === 'roles' ? 'Call people by their names' : 'Call people by their roles',
      keys: 'r',
      run: () => props.onNames(names === 'roles' ? 'names' : 'roles'),
    },
    ...(props.hasVersions
      ? [
          {
            id: 'report.versions',
            label: 'Versions and their differences',
            keys: 'd',
            run: props.onVersions,
            also: 'diff',
          },
        ]
      : []),
  ])
  return (
    <div className={classes.bar} role="toolbar" aria-label="The report">
      <div className={classes.side}>
        {publication ? (
          <PublicationMenu incidentKey={incidentKey} publication={publication} />
        ) : (
          <span className={classes.draft}>A draft, only for those who take part</span>
        )}
      </div>
      <div className={`${classes.side} ${classes.tools}`}>
        <SegmentedControl
          size="xs"
          aria-label="How people are called"
          data={[
            { value: 'roles', label: 'Roles' },
            { value: 'names', label: 'Names' },
          ]}
          value={names}
          onChange={(value) => props.onNames(value as NameChoice)}
        />
        <ZoneChoice incidentKey={incidentKey} zone={zone} />
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          aria-pressed={reading}
          onClick={() => props.onReading(!reading)}
        >
          {reading ? 'Work on it' : 'Preview'}
        </Button>
        {props.hasVersions && (
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            leftSection={<IconHistory size={16} aria-hidden />}
            onClick={props.onVersions}
          >
            Versions
          </Button>
        )}
        <ExportMenu incidentKey={incidentKey} version="draft" />
        <Button
          className={classes.publish}
          size="compact-md"
          disabled={!canPublish}
          onClick={() => setPublishing(true)}
        >
          {publication ? 'Publish again' : 'Publish'}
        </Button>
      </div>
      {publishing && (
        <Suspense>
          <PublishDialog
            incidentKey={incidentKey}
            publication={publication}
            names={names}
            onClose={() => setPublishing(false)}
            onLook={() => {
              setPublishing(false)
              props.onReading(false)
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
