import { describe, expect, test } from 'vitest'
import { readReview } from './read.ts'
import type { ReviewReading } from './reading.ts'

async function read(text: string): Promise<ReviewReading> {
  const [reading] = await readReview('a.md', Buffer.from(text))
  if (!reading) throw new Error('nothing was read')
  return reading
}

describe('the usual headings of other languages are known', () => {
  const pages: [string, string][] = [
    ['German', 'Zusammenfassung | Zeitlicher Ablauf | Ursache | Auswirkungen | Maßnahmen'],
    ['French', 'Résumé | Chronologie | Cause racine | Conséquences | Actions correctives à court terme'],
    ['Spanish', 'Resumen | Línea de tiempo | Causa raíz | Impacto | Próximos pasos'],
    ['Portuguese', 'Resumo | Linha do tempo | Causa raiz | Impacto no negócio | Plano de ação'],
    ['Russian', 'Описание инцидента | Хронология | Причина | Влияние | План действий'],
    ['Japanese', '1. 概要 | 2. タイムライン | 3. 根本原因 | 4. 影響範囲 | 5. 再発防止策について'],
    ['Chinese', '事件概述 | 时间线 | 根因分析 | 影响范围 | 改进措施'],
    ['Vietnamese', 'Tóm tắt | Dòng thời gian | Nguyên nhân gốc rễ | Ảnh hưởng | Biện pháp phòng ngừa'],
  ]
  test.each(pages)('of %s', async (_, headings) => {
    const text = headings.split(' | ').map((heading) => `## ${heading}\n\n- 1 a b c`)
    const { sections } = await read(`# Ö\n\n${text.join('\n\n')}\n`)
    expect(sections.map(({ meaning }) => meaning)).toEqual([
      'summary',
      'timeline',
      'factors',
      'impact',
      'items',
    ])
  })
})

test('the columns and states of an action list in another language are understood', async () => {
  const japanese = '| 対策 | 担当 | 期限 | 状態 |\n|-|-|-|-|\n| 監視を追加する | 佐藤 | 2026-02-10 | 完了 |'
  const french =
    '| Action | Responsable | Échéance | Statut |\n|-|-|-|-|\n| Ajouter une alerte | Léa | 10/02 | En cours |'
  const { items } = await read(`# Ö\n\n## 再発防止策\n\n${japanese}\n\n## Actions correctives\n\n${french}\n`)
  expect(items.map(({ text, owner, state }) => [text, owner, state])).toEqual([
    ['監視を追加する', '佐藤', 'done'],
    ['Ajouter une alerte', 'Léa', 'in-progress'],
  ])
})

test('a table of details in another language tells date and severity', async () => {
  const table = '| 項目 | 内容 |\n|-|-|\n| 発生日時 | 2026-01-05 10:05 〜 11:20 |\n| 重要度 | Major |'
  const { date, severity } = await read(`# 障害報告書\n\n${table}\n\n## 原因\n\n上限に達した。\n`)
  expect([date, severity]).toEqual(['2026-01-05T10:05:00Z', 'Major'])
})
