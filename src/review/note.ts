/** What a note may be tagged with; a note needs no tag. */
export const noteTags = ['learned', 'went-well', 'lucky', 'surprised', 'factor', 'question', 'idea'] as const
export type NoteTag = (typeof noteTags)[number]
