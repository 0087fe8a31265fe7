import { expect, test } from '@jest/globals';
import { Histogram, Registry } from 'prom-client';
import { createDurationHistogram } from './duration-histogram.ts';
import { createPartMetrics } from './part-metrics.ts';

test('the histogram has the values of one made by prom-client', async () => {
  const ours = new Registry();
  const theirs = new Registry();
  const [name, help] = ['call_seconds', 'How long calls take.'];
  const histogram = createDurationHistogram(name, help, ours);
  const own = new Histogram({
    name,
    help,
    labelNames: ['method', 'code'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [theirs],
  });
  for (const registry of [ours, theirs]) registry.setDefaultLabels({ part: 'crm-service' });
  const observed: Readonly<Record<string, readonly number[]>> = {
    OK: [0.0005, 0.001, 0.0011, 0.3, 10, 10.1, 0],
    'NOT "FOUND"': [2.5],
    UNAVAILABLE: [],
  };
  for (const [code, durations] of Object.entries(observed)) {
    const observe = histogram.series({ method: 'getLead', code });
    for (const seconds of durations) {
      observe(seconds);
      own.observe({ method: 'getLead', code }, seconds);
    }
  }
  expect(await ours.metrics()).toBe(await theirs.metrics());
  expect(await ours.getMetricsAsJSON()).toMatchObject(
    (await theirs.getMetricsAsJSON()).map(({ name: itsName, values }) => ({
      name: itsName,
      values: values?.map(({ labels, value }) => ({ labels, value })),
    })),
  );
  ours.resetMetrics();
  expect(await ours.metrics()).not.toContain('getLead');
});

test('calls are counted by method and code, requests by outcome', async () => {
  const metrics = createPartMetrics('crm-subgraph', { collectProcessMetrics: false });
  for (const code of ['OK', 'OK', 'NOT_FOUND'] as const) metrics.observeGrpcCall('getLead', code, 0.002);
  metrics.observeGraphqlRequest(true, 0.01);
  const lines = (await metrics.registry.metrics()).split('\n');
  const counts = lines.filter((line) => line.includes('_count{'));
  expect(counts).toEqual([
    'erp_grpc_call_duration_seconds_count{part="crm-subgraph",method="getLead",code="OK"} 2',
    'erp_grpc_call_duration_seconds_count{part="crm-subgraph",method="getLead",code="NOT_FOUND"} 1',
    'erp_subgraph_request_duration_seconds_count{part="crm-subgraph",outcome="ok"} 1',
  ]);
});
