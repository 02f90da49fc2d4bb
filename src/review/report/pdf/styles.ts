import type { CustomTableLayout, StyleDictionary } from 'pdfmake/interfaces.js'

/** Ink that stays readable in black and white. */
export const colours = {
  paper: '#ffffff',
  ink: '#211e1a',
  soft: '#5f584f',
  rule: '#d8d2c7',
  ground: '#f4f1ea',
  link: '#1d5b8f',
  hot: '#b23b09',
  calm: '#1f6b4c',
} as const

export const styles: StyleDictionary = {
  title: { fontSize: 23, bold: true, lineHeight: 1.12, margin: [0, 4, 0, 14] },
  heading: { fontSize: 15, bold: true, margin: [0, 22, 0, 8] },
  subheading: { fontSize: 11.5, bold: true, margin: [0, 8, 0, 4] },
  day: { fontSize: 11, bold: true, margin: [0, 4, 0, 0] },
  block: { margin: [0, 0, 0, 6] },
  soft: { color: colours.soft, fontSize: 8.5 },
  lead: { fontSize: 12, lineHeight: 1.35 },
}

const none = () => 0

export const layouts: Record<string, CustomTableLayout> = {
  code: {
    hLineWidth: none,
    vLineWidth: none,
    fillColor: () => colours.ground,
    paddingLeft: () => 8,
    paddingRight: () => 8,
    paddingTop: () => 6,
    paddingBottom: () => 6,
  },
  facts: {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: (column) => (column === 0 ? 0 : 8),
    paddingRight: none,
    paddingTop: () => 1.5,
    paddingBottom: () => 1.5,
  },
  lines: {
    hLineWidth: (row, node) => (row === 0 || row === node.table.body.length ? 0 : 0.5),
    vLineWidth: none,
    hLineColor: () => colours.rule,
    paddingLeft: (column) => (column === 0 ? 0 : 8),
    paddingRight: () => 0,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
  box: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => colours.rule,
    vLineColor: () => colours.rule,
    paddingLeft: () => 10,
    paddingRight: () => 10,
    paddingTop: () => 8,
    paddingBottom: () => 6,
  },
}
