/** Processor time of one call in milliseconds: the least of a few tries, each of enough calls to be measured. */
async function costOf(work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let turn = 0; turn < tries && spent < longest; turn++) {
    let calls = 0;
    const start = process.cpuUsage();
    let used = 0;
    while (used < measurable) {
      await work();
      calls++;
      const { user, system } = process.cpuUsage(start);
      used = (user + system) / 1000;
    }
    spent += used;
    least = Math.min(least, used / calls);
  }
  return least;
}

const tries = 3;
/** Milliseconds of the processor that tell one cost from another. */
const measurable = 4;
/** After so many milliseconds one try is enough. */
const longest = 400;

/** How many times larger the larger input is. */
const step = 16;

/**
 * How many times the cost of an input of `size` an input of `step * size` has. Work that grows with its input gives
 * about 16, with n log n about 20; work that grows with the square gives 256. What stands between says which it was,
 * whatever else the machine does meanwhile.
 */
export async function growthOf(prepare: (size: number) => () => unknown, size: number): Promise<number> {
  const [small, large] = [prepare(size), prepare(step * size)];
  await small();
  const before = await costOf(small);
  return (await costOf(large)) / before;
}

/** Between n log n and the square, with room for collections of garbage on one side. */
export const mostGrowth = 72;
