// One reader in a fresh process: child.mjs TASK PATH. Prints the median processor time of its runs and what it found, as
// JSON. Processor time, so that what else runs on the machine does not count.
import { readFileSync } from 'node:fs';
import { tasks } from './tasks.mjs';

const [index, path] = process.argv.slice(2);
const text = readFileSync(path, 'utf8');
const read = await tasks[index].load();
const processorTime = () => {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1000;
};
const times = [];
let found;
// Two runs to warm up, then as many as fit one second, at least three.
for (let run = 0, spent = 0; run < 5 || (spent < 1000 && run < 30); run += 1) {
  const start = processorTime();
  found = await read(text);
  const time = processorTime() - start;
  spent += time;
  if (run >= 2) times.push(time);
}
times.sort((a, b) => a - b);
process.stdout.write(JSON.stringify({ time: times[times.length >> 1], found }));
