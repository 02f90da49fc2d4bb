/** How somebody hears of new finds: not at all, as a number beside the search, or by e-mail as well. */
export const tellings = ['never', 'here', 'letter'] as const
export type Telling = (typeof tellings)[number]
