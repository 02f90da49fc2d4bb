import { expect, test } from 'vitest'
import { ignoredBy, readIgnores } from './ignore.ts'

const blamed = 'They failed to look.'

/** Whether the sentence in a document is left alone, for a category. */
function isLeftAlone(document: string, rule = 'counterfactual'): boolean {
  const start = document.lastIndexOf(blamed)
  return ignoredBy(readIgnores(document).regions, { rule, start, end: start + blamed.length }) !== undefined
}

test.each([
  ['the paragraph after it', `<!-- afterword-ignore -->\n\nOne.\n${blamed}\n`, true],
  ['not the one after that', `<!-- afterword-ignore -->\nOne.\n\n${blamed}\n`, false],
  ['not what stands before', `${blamed}\n\n<!-- afterword-ignore -->\nOne.`, false],
  ['a list item', `<!-- afterword-ignore -->\n- One,\n  ${blamed}\n- Two`, true],
  ['not the next list item', `<!-- afterword-ignore -->\n- One\n- ${blamed}`, false],
  ['a heading alone', `<!-- afterword-ignore -->\n## One\n${blamed}`, false],
  ['a row of a table alone', `<!-- afterword-ignore -->\n| One |\n| ${blamed} |`, false],
  ['its own line', `${blamed} <!-- afterword-ignore -->`, true],
  ['a stretch', `<!-- afterword-ignore-start -->\nOne.\n\n${blamed}\n<!-- afterword-ignore-end -->`, true],
  [
    'nothing behind a stretch',
    `<!-- afterword-ignore-start -->\n<!-- afterword-ignore-end -->\n${blamed}`,
    false,
  ],
  ['all after a start that is never ended', `<!-- afterword-ignore-start -->\n\n\n${blamed}`, true],
  ['the file, from anywhere in it', `${blamed}\n\n<!-- afterword-ignore-file -->`, true],
  ['as MDX writes it', `{/* afterword-ignore */}\n${blamed}`, true],
  ['with the line breaks of Windows', `<!-- afterword-ignore -->\r\nOne.\r\n${blamed}\r\n`, true],
  ['a category by name', `<!-- afterword-ignore hindsight, counterfactual -->\n${blamed}`, true],
  ['no other category', `<!-- afterword-ignore hindsight -->\n${blamed}`, false],
  [
    'two comments, one below the other',
    `<!-- afterword-ignore counterfactual -->\n<!-- afterword-ignore hindsight -->\n${blamed}`,
    true,
  ],
  ['nothing from a block of code', `\`\`\`\n<!-- afterword-ignore-file -->\n\`\`\`\n${blamed}`, false],
  ['nothing from between backticks', `Write \`<!-- afterword-ignore-file -->\`.\n\n${blamed}`, false],
  ['nothing at the end of a document', `${blamed}\n<!-- afterword-ignore -->`, false],
])('an ignore comment covers %s', (_what, document, left) => {
  expect(isLeftAlone(document)).toBe(left)
})

test('a category that isn’t there is told with the nearest one, and ignores nothing', () => {
  const document = `<!-- afterword-ignore counterfactul -->\n${blamed}`
  expect(isLeftAlone(document)).toBe(false)
  expect(readIgnores(document).mistakes).toEqual([
    { at: 0, message: 'There is no category “counterfactul” to ignore. Did you mean counterfactual?' },
  ])
})
