import { Outlet } from '@tanstack/react-router'
import { Mark } from '#web/shell/mark.tsx'
import classes from './door-frame.module.css'

/** What surrounds the pages in front of the door: signing in, the first account, links from mails. */
export function DoorFrame() {
  return (
    <div className={classes.frame}>
      <main className={classes.main}>
        <p className={classes.brand}>
          <Mark size={26} /> Afterword
        </p>
        <Outlet />
      </main>
    </div>
  )
}
