import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useChange, useRead } from '#web/api.ts'
import { Moment } from '#web/parts/moment.tsx'
import { fieldProblem } from '#web/parts/problem.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import type { Word } from '../../language/contract.ts'

/** Expressions that nobody in the organisation is asked about while writing: who added them, and the way back. */
export function WordsSheet() {
  const words = useRead('GET /language/words', {})
  const restore = useChange('POST /language/words/:id/restoration', { touches: ['word'] })
  const remove = useChange('DELETE /language/words/:id', { touches: ['word'] })
  const takeBack = ({ id, expression }: Word) =>
    remove
      .mutateAsync({ params: { id } })
      .then(() =>
        offerUndo(`People may be asked about “${expression}” again.`, () =>
          restore.mutateAsync({ params: { id } }),
        ),
      )
      .catch(tellProblem)
  const items = words.data?.items ?? []
  return (
    <Sheet
      title="Words nobody is asked about"
      lead="While people write, Afterword asks about words that close a conversation. Not about these."
    >
      <ProblemNotice error={words.error} onAgain={() => void words.refetch()} />
      {items.length > 0 && (
        <Rows label="Words nobody is asked about">
          {items.map((word) => (
            <WordRow key={word.id} word={word} onTakeBack={() => void takeBack(word)} />
          ))}
        </Rows>
      )}
      <AddWord />
    </Sheet>
  )
}

function WordRow({ word, onTakeBack }: { word: Word; onTakeBack: () => void }) {
  const { expression, reason, addedBy, addedAt, removable } = word
  return (
    <li>
      <span>
        “{expression}”
        <small>
          {reason !== '' && `${reason} · `}
          {addedBy ?? 'somebody who left'}, <Moment at={addedAt} style="date" />
        </small>
      </span>
      {removable && (
        <Button size="compact-sm" variant="default" onClick={onTakeBack}>
          Ask again<span className="for-ears"> about “{expression}”</span>
        </Button>
      )}
    </li>
  )
}

function AddWord() {
  const [expression, setExpression] = useState('')
  const [reason, setReason] = useState('')
  const add = useChange('POST /language/words', { touches: ['word'] })
  const { run, busy, problem } = useSubmit(async () => {
    await add.mutateAsync({ body: { expression, reason } })
    setExpression('')
    setReason('')
  })
  return (
    <form onSubmit={run}>
      <Group gap="sm" mt="sm">
        <TextInput
          aria-label="Words nobody shall be asked about"
          placeholder="fat-finger guard"
          maxLength={120}
          value={expression}
          error={fieldProblem(problem, 'expression')}
          onChange={(event) => setExpression(event.currentTarget.value)}
        />
        <TextInput
          aria-label="Why, if you like"
          placeholder="It is the name of a tool"
          maxLength={300}
          style={{ flex: '1 1 12rem' }}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} disabled={expression.trim().length < 2}>
          Add
        </Button>
      </Group>
      <ProblemNotice error={problem} />
    </form>
  )
}
