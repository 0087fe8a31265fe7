import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { admissionBurst, admissionsDue, afterAdmissions, estimateWaitSeconds } from './admission-rate.ts';

const start = Date.parse('2030-01-01T00:00:00Z');

test('a room that stood idle admits the burst of one second immediately, then one an interval', () => {
  const rate = 600;
  expect(admissionsDue({ admissionsPerMinute: rate, nextAdmissionMs: 0 }, start)).toBe(10);
  const nextAdmissionMs = afterAdmissions({ admissionsPerMinute: rate, nextAdmissionMs: 0 }, start, 10);
  const schedule = { admissionsPerMinute: rate, nextAdmissionMs };
  expect(nextAdmissionMs).toBe(start + 100);
  expect(admissionsDue(schedule, start + 99)).toBe(0);
  expect(admissionsDue(schedule, start + 100)).toBe(1);
  expect(admissionsDue(schedule, start + 350)).toBe(3);
});

test('a slow room admits one at a time', () => {
  expect(admissionBurst(6)).toBe(1);
  const schedule = {
    admissionsPerMinute: 6,
    nextAdmissionMs: afterAdmissions({ admissionsPerMinute: 6, nextAdmissionMs: 0 }, start, 1),
  };
  expect(admissionsDue(schedule, start + 9_999)).toBe(0);
  expect(admissionsDue(schedule, start + 10_000)).toBe(1);
  expect(admissionsDue(schedule, start + 60_000)).toBe(1);
});

test('a clock that was set back by an hour delays the line by one interval at most', () => {
  const schedule = { admissionsPerMinute: 60, nextAdmissionMs: start + 3_600_000 };
  expect(admissionsDue(schedule, start)).toBe(0);
  expect(afterAdmissions(schedule, start, 0)).toBe(start + 1_000);
});

test('however often it is asked, no more are due than rate · time + burst, and no fewer than rate · time', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), pauses, (admissionsPerMinute, steps) => {
      let nowMs = start;
      let admitted = 0;
      let nextAdmissionMs = 0;
      for (const step of steps) {
        nowMs += step;
        const schedule = { admissionsPerMinute, nextAdmissionMs };
        const due = admissionsDue(schedule, nowMs);
        if (due > 0) nextAdmissionMs = afterAdmissions(schedule, nowMs, due);
        admitted += due;
      }
      const byRate = ((nowMs - start) * admissionsPerMinute) / 60_000;
      expect(admitted).toBeLessThanOrEqual(byRate + admissionBurst(admissionsPerMinute) + 1e-6);
      expect(admitted).toBeGreaterThanOrEqual(Math.floor(byRate) - 1);
    }),
  );
});

test('the wait is estimated from the position and the rate', () => {
  expect(estimateWaitSeconds(30, 60)).toBe(30);
  expect(estimateWaitSeconds(1, 600)).toBe(1);
  expect(estimateWaitSeconds(0, 600)).toBe(0);
  expect(estimateWaitSeconds(5, 0)).toBe(0);
});
