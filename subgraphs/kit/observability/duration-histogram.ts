import type { Metric, Registry } from 'prom-client';

const bucketSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] as const;

/** Counts one duration of a series, in seconds. */
export type ObserveDuration = (seconds: number) => void;

/** A histogram of durations in seconds, in a registry of prom-client. */
interface DurationHistogram {
  /** A new series, shown once something was observed. Ask once per set of labels, and keep the answer. */
  series(labels: Labels): ObserveDuration;
}

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly labels: Labels;
  /** Durations by bucket, each counted in the smallest that holds it. */
  readonly counts: number[];
  count: number;
  sum: number;
}

/** One line of the text form. */
interface Sample {
  readonly metricName: string;
  readonly labels: Readonly<Record<string, string | number>>;
  /** Labels of the series; a registry writes them behind its default ones. */
  readonly sharedLabels: Labels;
  readonly value: number;
}

/**
 * Registers a histogram. prom-client's own checks, sorts and joins the labels for every observation, which a call
 * of a few hundred microseconds notices; here the caller keeps its series.
 */
export function createDurationHistogram(name: string, help: string, registry: Registry): DurationHistogram {
  const known: Series[] = [];
  const describe = <Value>(toValue: (sample: Sample) => Value) => ({
    name,
    help,
    type: 'histogram',
    aggregator: 'sum',
    values: known
      .filter(({ count }) => count > 0)
      .flatMap((series) => samplesOf(name, series))
      .map(toValue),
  });
  const metric = {
    name,
    help,
    // The two forms that a registry asks for, as text and as JSON.
    getForPromString: async () => describe((sample) => sample),
    get: async () =>
      describe(({ labels, sharedLabels, ...sample }) => ({
        ...sample,
        labels: { ...labels, ...sharedLabels },
      })),
    reset: () => {
      for (const series of known) Object.assign(series, emptyCounts());
    },
  };
  // The types know four classes; the registry itself asks only for the methods above.
  registry.registerMetric(metric as unknown as Metric);
  return {
    series(labels) {
      const series: Series = { labels, ...emptyCounts() };
      known.push(series);
      return (seconds) => {
        const bucket = bucketSeconds.findIndex((limit) => seconds <= limit);
        if (bucket !== -1) series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
        series.count += 1;
        series.sum += seconds;
      };
    },
  };
}

function emptyCounts(): Omit<Series, 'labels'> {
  return { counts: bucketSeconds.map(() => 0), count: 0, sum: 0 };
}

function samplesOf(name: string, series: Series): readonly Sample[] {
  const { labels: sharedLabels, counts, count, sum } = series;
  let atMost = 0;
  return [
    ...bucketSeconds.map((limit, index) => {
      atMost += counts[index] ?? 0;
      return { metricName: `${name}_bucket`, labels: { le: limit }, sharedLabels, value: atMost };
    }),
    { metricName: `${name}_bucket`, labels: { le: '+Inf' }, sharedLabels, value: count },
    { metricName: `${name}_sum`, labels: {}, sharedLabels, value: sum },
    { metricName: `${name}_count`, labels: {}, sharedLabels, value: count },
  ];
}
