import { ActionIcon, Button, Menu, Modal, SegmentedControl, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconDownload,
  IconFocusCentered,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useLoaded } from '#web/api.ts'
import { tellProblem } from '#web/parts/toasts.ts'
import { useZone } from '#web/time/zone.ts'
import type { SwimlaneEntry } from '../../swimlane/geometry.ts'
import { layoutSwimlane } from '../../swimlane/layout.ts'
import { darkTheme, lightTheme, type SwimlaneTheme } from '../../swimlane/theme.ts'
import { keepKeys } from '../keep-keys.ts'
import { useWorkbench } from '../use-workbench.ts'
import classes from './picture.module.css'
import { Picture } from './picture.tsx'
import { savePng, saveSvg } from './save-picture.ts'
import { useSpan } from './use-span.ts'

type LaneBy = 'source' | 'person'

/** On the page’s own ground, so that the picture lies on it like everything else. */
const themes: Record<'light' | 'dark', SwimlaneTheme> = {
  light: { ...lightTheme, ground: '#fffefb' },
  dark: { ...darkTheme, ground: '#211f1c' },
}

/** The swim-lane picture above the story, or over the whole window. */
export function PicturePanel({ onClose }: { onClose: () => void }) {
  const [whole, setWhole] = useState(false)
  const [laneBy, setLaneBy] = useState<LaneBy>('source')
  const shared = { laneBy, onLaneBy: setLaneBy, onClose, onSize: () => setWhole(!whole) }
  if (!whole) return <Panel {...shared} whole={false} />
  return (
    <Modal
      opened
      fullScreen
      padding={0}
      withCloseButton={false}
      aria-label="The story as lanes over time"
      classNames={{ body: classes.window }}
      onClose={() => setWhole(false)}
      onKeyDown={keepKeys}
    >
      <Panel {...shared} whole />
    </Modal>
  )
}

interface PanelProps {
  whole: boolean
  laneBy: LaneBy
  onLaneBy: (laneBy: LaneBy) => void
  onClose: () => void
  onSize: () => void
}

function Panel({ whole, laneBy, onLaneBy, onClose, onSize }: PanelProps) {
  const { incidentKey, story, markers, current, choose, gathered, teller } = useWorkbench()
  const incident = useLoaded('GET /incidents/:key', { params: { key: incidentKey } })
  const { zone } = useZone()
  const { ref, width } = useElementSize()
  const theme = themes[useComputedColorScheme('light')]
  const entries = useMemo<SwimlaneEntry[]>(
    () => story.map(({ entry, words }) => ({ ...entry, text: words ?? entry.text })),
    [story],
  )
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries])
  const control = useSpan(entries, markers)
  const input = useMemo(() => ({ entries, markers, laneBy, zone }), [entries, markers, laneBy, zone])
  const { span } = control
  const layout = useMemo(
    () =>
      width < 80
        ? null
        : layoutSwimlane(input, { width, domain: span, labels: whole, maxLanes: whole ? 12 : 7 }),
    [input, width, span, whole],
  )
  const saved = () => ({
    layout: layoutSwimlane(input, { width: 1200, domain: span, labels: true }),
    title: `${incident.key}: ${incident.title}`,
    fileName: `${incident.key}-timeline`,
  })
  function chooseEntry(entryId: string) {
    const line = story.find(({ entry }) => entry.id === entryId)
    if (!line) return
    choose(line.entry, 'story')
    teller.current?.show(entryId)
    gathered.current?.show(line.entry.at, entryId)
  }
  return (
    <div className={classes.panel} data-whole={whole || undefined}>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          onKeyDown={keepKeys}
          aria-label="One lane for each"
          value={laneBy}
          onChange={(value) => onLaneBy(value as LaneBy)}
          data={[
            { value: 'source', label: 'Sources' },
            { value: 'person', label: 'People' },
          ]}
        />
        <span className={classes.spacer} />
        <Tool label="Come nearer" icon={IconZoomIn} onClick={() => control.zoom(0.6)} />
        <Tool label="Go away" icon={IconZoomOut} onClick={() => control.zoom(1 / 0.6)} />
        <Tool label="Show all" icon={IconFocusCentered} onClick={control.showAll} />
        <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconDownload size={15} aria-hidden />}
            >
              Save
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => saveSvg(saved())}>As SVG</Menu.Item>
            <Menu.Item onClick={() => void savePng(saved()).catch(tellProblem)}>As PNG</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Tool
          label={whole ? 'Back to the story' : 'Over the whole window'}
          icon={whole ? IconArrowsMinimize : IconArrowsMaximize}
          onClick={onSize}
        />
        {!whole && <Tool label="Put the picture away" icon={IconX} onClick={onClose} />}
      </div>
      <div className={classes.room}>
        <div ref={ref}>
          {layout && (
            <Picture
              layout={layout}
              theme={theme}
              legend={whole}
              entries={byId}
              control={control}
              chosen={current?.id ?? null}
              onChoose={chooseEntry}
            />
          )}
        </div>
      </div>
    </div>
  )
}

function Tool({ label, icon: Icon, onClick }: { label: string; icon: typeof IconX; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} title={label} onClick={onClick}>
      <Icon size={17} aria-hidden />
    </ActionIcon>
  )
}
