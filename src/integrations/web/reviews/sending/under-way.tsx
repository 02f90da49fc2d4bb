import { Button, Progress } from '@mantine/core'
import { formatBytes } from '#web/time/format.ts'
import { counted } from '../words.ts'
import classes from './sending.module.css'
import { dismiss, type Sending } from './sending.ts'

type Busy = Extract<Sending, { phase: 'looking' | 'packing' | 'sending' }>

/** How far finding, packing or sending the files has come, with a way to stop it. */
export function UnderWay({ sending }: { sending: Busy }) {
  const { title, detail, share } = tell(sending)
  return (
    <section className={classes.underWay} aria-label={title}>
      <p className={classes.title}>{title}</p>
      <Progress value={share * 100} animated={share === 1} aria-label={title} size="lg" />
      <div className={classes.foot}>
        <span className={classes.soft} role="status">
          {detail}
        </span>
        <Button variant="default" size="compact-md" onClick={dismiss}>
          Stop
        </Button>
      </div>
    </section>
  )
}

function tell(sending: Busy): { title: string; detail: string; share: number } {
  switch (sending.phase) {
    case 'looking':
      return { title: 'Looking for files', detail: `${counted(sending.found)} found so far`, share: 1 }
    case 'packing': {
      const { name, done, of } = sending
      return {
        title: `Packing ${name}`,
        detail: `${counted(done)} of ${counted(of)} files`,
        share: done / of,
      }
    }
    case 'sending': {
      const { size } = sending.parcel.zip
      const sent = Math.min(size, sending.sent)
      return {
        title: `Sending ${sending.parcel.name}`,
        detail: `${formatBytes(sent)} of ${formatBytes(size)}. It goes on while you look at other pages.`,
        share: size === 0 ? 1 : sent / size,
      }
    }
  }
}
