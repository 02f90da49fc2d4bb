/**
 * How many milliseconds of this thread’s processor time work takes, the least of some runs: what else the machine does
 * at the same time makes no difference.
 */
export async function effort(work: () => unknown, runs = 3): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run += 1) {
    const before = process.threadCpuUsage()
    await work()
    const { user, system } = process.threadCpuUsage(before)
    least = Math.min(least, (user + system) / 1_000)
  }
  return least
}
