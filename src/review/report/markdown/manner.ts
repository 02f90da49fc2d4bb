/**
 * How carefully each piece is written. A piece is written the light way first; one that doesn't come back from
 * reading as it was gets a stricter way. Names of pieces: `title`, `story.3`, `prose.0` …
 */
export interface Manner {
  strict(piece: string): boolean
  /** 0: as it is · 1: between two comments · 2: as a quotation · 3: letter by letter. */
  prose(piece: string): 0 | 1 | 2 | 3
}
