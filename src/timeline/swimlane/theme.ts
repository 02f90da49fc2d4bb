import type { Family } from './geometry.ts'
import type { PhaseId } from './phases.ts'

/** Colours of a picture; contrast of text is at least 4.5 to 1 on its ground. */
export interface SwimlaneTheme {
  ground: string
  text: string
  muted: string
  line: string
  lane: string
  onMark: string
  marks: Record<Family, string>
  /** Of clusters in which families mix. */
  mixed: string
  phases: Record<PhaseId, string>
  /** Hatching over the phase in which nobody knew, so that it differs without colour. */
  hatch: string
}

export const lightTheme: SwimlaneTheme = {
  ground: '#ffffff',
  text: '#1d2730',
  muted: '#586572',
  line: '#d5dce2',
  lane: '#e9edf1',
  onMark: '#ffffff',
  marks: { signal: '#c2500a', change: '#8a4a99', talk: '#2f6ba6', act: '#12745f' },
  mixed: '#5d6b78',
  phases: {
    dormant: '#f1f3f5',
    early: '#eaf3ee',
    unnoticed: '#fae0d2',
    investigating: '#fdf0cf',
    fixing: '#dfebf8',
    recovering: '#dcf1ea',
    watching: '#f0f6f3',
  },
  hatch: '#eab896',
}

export const darkTheme: SwimlaneTheme = {
  ground: '#16191d',
  text: '#e8ecef',
  muted: '#a3aeb8',
  line: '#3a424a',
  lane: '#2a3036',
  onMark: '#14171a',
  marks: { signal: '#f0915a', change: '#cf9bdd', talk: '#7fb4e8', act: '#5cc4a9' },
  mixed: '#a9b5bf',
  phases: {
    dormant: '#1d2125',
    early: '#1b2b25',
    unnoticed: '#412a20',
    investigating: '#38301a',
    fixing: '#1c2c3f',
    recovering: '#18322b',
    watching: '#1c2723',
  },
  hatch: '#6b4531',
}

/** Reads on a black-and-white printer: shades fall with urgency, marks by shape. */
export const printTheme: SwimlaneTheme = {
  ground: '#ffffff',
  text: '#000000',
  muted: '#444444',
  line: '#bdbdbd',
  lane: '#dcdcdc',
  onMark: '#ffffff',
  marks: { signal: '#8f3a06', change: '#5f2f6b', talk: '#1f4b78', act: '#0b5245' },
  mixed: '#4a4a4a',
  phases: {
    dormant: '#f7f7f7',
    early: '#f3f3f3',
    unnoticed: '#e3e3e3',
    investigating: '#e9e9e9',
    fixing: '#f0f0f0',
    recovering: '#f6f6f6',
    watching: '#fbfbfb',
  },
  hatch: '#a6a6a6',
}
