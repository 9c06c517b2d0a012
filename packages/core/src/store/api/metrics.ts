/** Upper ends of the classes of a histogram, in seconds. */
const ends = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

interface Histogram {
  readonly counts: number[];
  sum: number;
  count: number;
}

/** What is counted of requests, by the pattern of their route: paths would be without end. */
export interface Metrics {
  /** Notes a request that was answered; `seconds` is how long that took. */
  answered(route: string, status: number, seconds: number): void;
  /** Notes that a request or a stream begins; the function given notes its end. */
  begin(what: 'requests' | 'streams'): () => void;
  readonly streams: number;
  /** All of it, and gauges of the store beside it, in Prometheus' text format. */
  text(gauges: Readonly<Record<string, number | undefined>>): string;
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format */
export function createMetrics(): Metrics {
  const totals = new Map<string, number>();
  const durations = new Map<string, Histogram>();
  const open = { requests: 0, streams: 0 };

  return {
    answered(route, status, seconds) {
      const key = `route="${route}",status="${status}"`;
      totals.set(key, (totals.get(key) ?? 0) + 1);
      const histogram = durations.get(route) ?? { counts: ends.map(() => 0), sum: 0, count: 0 };
      durations.set(route, histogram);
      histogram.sum += seconds;
      histogram.count += 1;
      for (const [index, end] of ends.entries()) if (seconds <= end) histogram.counts[index]! += 1;
    },
    begin(what) {
      open[what] += 1;
      let ended = false;
      return () => {
        if (!ended) open[what] -= 1;
        ended = true;
      };
    },
    get streams() {
      return open.streams;
    },
    text(gauges) {
      const lines = [
        ...head('requests_total', 'counter', 'Requests answered, by route and status.'),
        ...Array.from(totals, ([labels, count]) => line('requests_total', count, labels)),
        ...head('request_duration_seconds', 'histogram', 'How long answers took until their first byte.'),
        ...Array.from(durations, ([route, histogram]) => histogramLines(route, histogram)).flat(),
        ...head('requests_in_flight', 'gauge', 'Requests that are being answered.'),
        line('requests_in_flight', open.requests),
        ...head('streams_open', 'gauge', 'Streams of changes that are being read.'),
        line('streams_open', open.streams),
        ...Object.entries(gauges).flatMap(([name, value]) =>
          value === undefined ? [] : [...head(name, 'gauge', told[name] ?? name), line(name, value)],
        ),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

/** What the gauges of a store are. */
const told: Readonly<Record<string, string>> = {
  store_up: 'Whether the store answered just now.',
  store_papers: 'Papers in the store.',
  store_readings: 'Readings in the store.',
  store_bytes: 'Bytes that the store takes.',
};

const head = (name: string, type: string, help: string) => [
  `# HELP trending_papers_${name} ${help}`,
  `# TYPE trending_papers_${name} ${type}`,
];

const line = (name: string, value: number, labels = '') => `trending_papers_${name}${labels && `{${labels}}`} ${value}`;

function histogramLines(route: string, { counts, sum, count }: Histogram): string[] {
  const name = 'request_duration_seconds';
  return [
    ...ends.map((end, index) => line(`${name}_bucket`, counts[index]!, `route="${route}",le="${end}"`)),
    line(`${name}_bucket`, count, `route="${route}",le="+Inf"`),
    line(`${name}_sum`, Number(sum.toFixed(6)), `route="${route}"`),
    line(`${name}_count`, count, `route="${route}"`),
  ];
}
