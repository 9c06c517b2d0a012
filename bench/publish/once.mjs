// One writer in a process of its own: writes 200 papers to warm up, then all of them once.
import { makePapers } from './papers.mjs';
import { writers } from './writers.mjs';

const [name, count] = process.argv.slice(2);
const write = await writers[name]();
const papers = makePapers(Number(count));
write(papers.slice(0, 200));
const cpu = process.cpuUsage();
const start = performance.now();
const texts = write(papers);
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(JSON.stringify({ milliseconds, cpu: (user + system) / 1000, bytes }));
