import type { Branch } from './branch.ts'
import classes from './reference.module.css'

/** A schema as an indented list: name, what it is, what to know. */
export function SchemaTree({ branches }: { branches: readonly Branch[] }) {
  return (
    <ul className={classes.tree}>
      {branches.map((branch) => (
        <li key={branch.name}>
          <code className={classes.name}>{branch.name}</code>
          {!branch.required && <span className={classes.optional}> optional</span>}{' '}
          <span className={classes.type}>{branch.type}</span>
          {branch.notes.length > 0 && <span className={classes.notes}> – {branch.notes.join(', ')}</span>}
          {branch.children.length > 0 && <SchemaTree branches={branch.children} />}
        </li>
      ))}
    </ul>
  )
}
