import { isApple, keyCaps } from '../actions/keys.ts'
import classes from './keys.module.css'

/** A shortcut as key caps: `<Keys of="mod+k" />`. */
export function Keys({ of }: { of: string }) {
  return (
    <span className={classes.keys}>
      {keyCaps(of, isApple()).map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
