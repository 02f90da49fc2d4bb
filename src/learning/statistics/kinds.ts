import { durationsOf } from '#incident/durations.ts'

/** The ten durations of field guide §6.3, in their order. */
export const durationKinds = durationsOf([]).map(({ id, name, from, to }) => ({ id, name, from, to }))
export type DurationKind = (typeof durationKinds)[number]
export const durationIds = durationKinds.map(({ id }) => id)

/** Below six no order-statistic interval reaches 95 %: min to max of five covers the median in 93.75 % of cases. */
export const fewest = 6
