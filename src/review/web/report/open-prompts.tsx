import { Button, Text } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { type Checker, createChecker } from '#language/check.ts'
import { useRead } from '#web/api.ts'
import { type LanguageHome, useLanguageHome } from '#web/parts/language/home.ts'
import { lookAt } from '#web/parts/language/looked-at.ts'
import { isUnderlined, promptsOf } from '#web/parts/language/prompt.ts'
import classes from './open-prompts.module.css'
import { type ReportText, reportTexts } from './report-texts.ts'

interface OpenPromptsProps {
  incidentKey: string
  onLook: () => void
}

/** How many language prompts are open in what people wrote of the report. It says nothing when there are none. */
export function OpenPrompts({ incidentKey, onLook }: OpenPromptsProps) {
  const home = useLanguageHome()
  const { count, first } = useOpenPrompts(incidentKey, home)
  if (count === 0 || !first) return null
  const look = () => {
    onLook()
    lookAt(first)
  }
  return (
    <div className={classes.open}>
      <Text size="sm">
        {count === 1 ? '1 open language prompt' : `${count} open language prompts`}: look, or publish anyway.
        Only you see this.
      </Text>
      <Button size="compact-sm" variant="default" onClick={look}>
        Look
      </Button>
    </div>
  )
}

function useOpenPrompts(key: string, home: LanguageHome | null): { count: number; first: string | null } {
  const params = { key }
  const report = useRead('GET /incidents/:key/report', { params, query: { names: 'roles' } }).data
  const review = useRead('GET /incidents/:key/review', { params }).data
  const items = useRead('GET /incidents/:key/items', { params }).data
  const want = home?.want
  useEffect(() => want?.(), [want])
  return useMemo(() => {
    const texts = report && review ? reportTexts(report.parts, review, items?.items ?? []) : []
    const counted = home ? countIn(texts, home) : []
    const open = counted.filter(({ count }) => count > 0)
    return {
      count: open.reduce((sum, { count }) => sum + count, 0),
      first: open[0]?.place ?? null,
    }
  }, [report, review, items, home])
}

function countIn(texts: readonly ReportText[], { names, allow, aside }: LanguageHome) {
  if (!aside) return []
  const checkers = new Map<string, Checker>()
  return texts.map(({ text, prompting: { kind, section, place } }) => {
    const context = { ...(kind ? { kind } : {}), ...(section ? { section } : {}) }
    const name = JSON.stringify(context)
    const checker = checkers.get(name) ?? createChecker({ names, allow, ...context })
    checkers.set(name, checker)
    return { place, count: promptsOf(text, checker.check(text), aside).filter(isUnderlined).length }
  })
}
