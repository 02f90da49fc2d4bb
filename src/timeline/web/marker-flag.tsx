import { IconFlag3Filled } from '@tabler/icons-react'
import type { MarkerValue } from '#incident/contract.ts'
import { channelWords, markerTitle } from '#incident/wording.ts'
import classes from './marker-flag.module.css'

/** A marker as a small flag on what it is pinned to. */
export function MarkerFlag({ value }: { value: MarkerValue }) {
  return (
    <span className={classes.flag}>
      <IconFlag3Filled size={12} aria-hidden />
      {markerTitle(value.marker)}
      {value.channel && <span className={classes.channel}>{channelWords[value.channel]}</span>}
    </span>
  )
}
