import { Button, CopyButton } from '@mantine/core'
import { useState } from 'react'
import { treeOf } from './branch.ts'
import { curlFor } from './curl.ts'
import type { Answer, Operation } from './openapi.ts'
import classes from './reference.module.css'
import { SchemaTree } from './schema-tree.tsx'

/** One route: a line, and all of it when opened. */
export function OperationEntry({ operation }: { operation: Operation }) {
  const [open, setOpen] = useState(false)
  const { method, path, summary } = operation
  return (
    <details className={classes.operation} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        <span className={classes.method} data-method={method}>
          {method}
        </span>
        <code className={classes.path}>{path}</code>
        <span className={classes.words}>{summary}</span>
      </summary>
      {open && <OperationDetails operation={operation} />}
    </details>
  )
}

function OperationDetails({ operation }: { operation: Operation }) {
  const { parameters, body, answers, open } = operation
  const good = answers.filter(({ status }) => status.startsWith('2'))
  const problems = answers.filter(({ status }) => !status.startsWith('2'))
  const parts = parameters.map(({ name, place, required, schema }) => ({
    ...treeOf(schema, name, required),
    notes: [place === 'path' ? 'in the path' : 'in the query', ...treeOf(schema).notes],
  }))
  return (
    <div className={classes.details}>
      <p className={classes.access}>{open ? 'Open to anyone.' : 'Needs a token or a session.'}</p>
      {parts.length > 0 && (
        <>
          <h3>Parameters</h3>
          <SchemaTree branches={parts} />
        </>
      )}
      {body && (
        <>
          <h3>Body</h3>
          {body.schema && body.type === 'application/json' ? (
            <SchemaTree branches={treeOf(body.schema).children} />
          ) : (
            <p>The bytes as they are ({body.type}).</p>
          )}
        </>
      )}
      {good.map((answer) => (
        <GoodAnswer key={answer.status} answer={answer} />
      ))}
      {problems.length > 0 && (
        <>
          <h3>Problems</h3>
          <ul className={classes.problems}>
            {problems.map(({ status, description }) => (
              <li key={`${status} ${description}`}>
                <strong>{status}</strong> <Coded text={description} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Curl text={curlFor(operation, location.origin)} />
    </div>
  )
}

function GoodAnswer({ answer }: { answer: Answer }) {
  const tree = answer.schema ? treeOf(answer.schema) : null
  const empty = !tree || (tree.children.length === 0 && tree.type === 'anything')
  return (
    <>
      <h3>Answer {answer.status}</h3>
      {empty ? (
        <p>{answer.description || 'Without content, or bytes as they are.'}</p>
      ) : (
        <SchemaTree branches={tree.children} />
      )}
    </>
  )
}

/** Words between backticks as code. */
function Coded({ text }: { text: string }) {
  return text.split('`').map((piece, at) => {
    const place = `${at}${piece}`
    return at % 2 === 1 ? <code key={place}>{piece}</code> : <span key={place}>{piece}</span>
  })
}

function Curl({ text }: { text: string }) {
  return (
    <>
      <div className={classes.curlHead}>
        <h3>With curl</h3>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </div>
      <section aria-label="Example with curl">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre className={classes.curl} tabIndex={0}>
          {text}
        </pre>
      </section>
    </>
  )
}
