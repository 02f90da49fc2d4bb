/**
 * First names that are also English words, months or common tools. Alone and in lower case they are the word; at
 * the start of a sentence nobody can tell. The list holds what is common in English prose about incidents; a name
 * that is missing here is taken for a name wherever it stands.
 */
export const nameWords: ReadonlySet<string> = new Set(
  `abbey ace amber angel april art ash aspen august autumn bailey barb barry basil bay bear bill blair blaze bob
  brand brandy brook brooke brooks buck bud candy carol carter case cash chance chase chip christian chuck clay
  cliff clove coral crew crystal dale daisy dash dawn dean dee denim destiny dick dix don dot drew duke earl eden
  ember ernest eve faith fawn fern finch fisher flip flora flint forest foster frank frost gage gale gap gene gill
  ginger glen grace grant gray green grey guy hank happy harmony harp harper haven hawk hazel heath heather henna
  holly honey hope hunter ice iris ivory ivy jack jade jasmine jasper jay jean jewel joy jules july june jury
  justice kale kit king lace lance lane lark laurel leaf lee levy liberty lily link lou luck major maple marina
  mark marsh martin mason matt maverick max may melody mercy merry miles mike mint misty moss ned nick noble noel
  norm north nova oak ocean olive opal page pat patience pearl peg penny pepper phoenix pierce pike piper poet poppy
  porter precious prince prudence queen rain randy raven ray read reed reef reign rich ridge river rob robin rock
  rocky rod roman rose rowan ruby rush rusty sage sailor sally sandy saint scarlet scout sean shade shell sid
  sierra skip sky sonny star stella sterling stone storm sue summer sunny tab tad talon tate teal ted temple tiger
  tom tony tree trinity trip true tucker van vale vera verity victor vim vine violet wade ward way wells west wild
  will willow win windy winter wolf wood woody wren
  ada chef consul elixir flux hudson jenkins julia kafka kong oracle otto puppet python salt scala sentry
  swift travis vagrant vault`.split(/\s+/),
)

/** Names that are a time of the year: `in May`, `3 May`, `May 2026` is never a person. */
export const monthNames: ReadonlySet<string> = new Set([
  'april',
  'may',
  'june',
  'july',
  'august',
  'summer',
  'autumn',
  'winter',
])
