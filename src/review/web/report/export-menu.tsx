import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useActions } from '#web/actions/registry.ts'
import { tell, tellProblem } from '#web/parts/toasts.ts'
import type { ExportFormat } from '../../contract.ts'
import classes from './report-bar.module.css'
import { type EditionChoice, formatName, formats, formatUse, saveReport } from './save-file.ts'

interface ExportMenuProps {
  incidentKey: string
  version: EditionChoice
}

/** The report as a file; the button says while it is being made. */
export function ExportMenu({ incidentKey, version }: ExportMenuProps) {
  const [making, setMaking] = useState<ExportFormat | null>(null)
  async function make(format: ExportFormat) {
    if (making) return
    setMaking(format)
    try {
      await saveReport(incidentKey, format, version)
      tell(`The ${formatName[format]} file is in your downloads.`)
    } catch (error) {
      tellProblem(error)
    } finally {
      setMaking(null)
    }
  }
  useActions(
    'Report',
    formats.map((format) => ({
      id: `report.export.${format}`,
      label: `Export the report as ${formatName[format]}`,
      run: () => void make(format),
      also: 'download save file',
    })),
  )
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={making !== null}
        >
          <span aria-live="polite">{making ? `Making the ${formatName[making]} …` : 'Export'}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={() => void make(format)}>
            {formatName[format]}
            <span className={classes.meaning}>{formatUse[format]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
