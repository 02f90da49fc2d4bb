import classes from './severity-tag.module.css'

interface SeverityTagProps {
  severity: { name: string; colour: string; description?: string }
}

/** A severity: its colour as a mark, its name in ink, so that nobody depends on the colour. */
export function SeverityTag({ severity }: SeverityTagProps) {
  return (
    <span className={classes.tag} title={severity.description || undefined}>
      <span
        className={classes.dot}
        style={{ background: `var(--mantine-color-${severity.colour}-6, currentColor)` }}
      />
      {severity.name}
    </span>
  )
}
