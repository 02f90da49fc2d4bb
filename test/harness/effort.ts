/** Some systems count processor time in ticks of several milliseconds: what is measured must be longer than a few. */
const measurable = 25

/**
 * How many milliseconds of this thread’s processor time work takes, the least of some rounds: what else the machine
 * does at the same time makes no difference. Work that is short is done as often as it takes to be measured.
 */
export async function effort(work: () => unknown, rounds = 3): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) {
    const before = process.threadCpuUsage()
    let used = 0
    let times = 0
    for (; used < measurable; times += 1) {
      await work()
      const { user, system } = process.threadCpuUsage(before)
      used = (user + system) / 1_000
    }
    least = Math.min(least, used / times)
  }
  return least
}
