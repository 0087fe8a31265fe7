import { expect, test } from '@jest/globals';
import { settings } from './settings.ts';

test('everything has a default', () => {
  expect(settings.read({})).toEqual({
    holdSeconds: 600,
    maxTicketsPerBuyer: 20,
    admissionSeconds: 300,
    admissionSecret: undefined,
    waitingRoom: 'sql',
  });
});

test('values are read from the environment', () => {
  const secret = 'a secret of more than thirty-two bytes';
  expect(
    settings.read({
      ERP_RESERVATIONS_HOLD_SECONDS: '90',
      ERP_RESERVATIONS_ADMISSION_SECONDS: '60',
      ERP_RESERVATIONS_ADMISSION_SECRET: secret,
      ERP_RESERVATIONS_WAITING_ROOM: 'memory',
      ERP_RESERVATIONS_MAX_TICKETS_PER_BUYER: '4',
    }),
  ).toEqual({
    holdSeconds: 90,
    maxTicketsPerBuyer: 4,
    admissionSeconds: 60,
    admissionSecret: secret,
    waitingRoom: 'memory',
  });
});

test('every invalid value is named, and none is repeated', () => {
  const read = () =>
    settings.read({ ERP_RESERVATIONS_HOLD_SECONDS: '0', ERP_RESERVATIONS_ADMISSION_SECRET: 'short-canary' });
  expect(read).toThrow(/ERP_RESERVATIONS_HOLD_SECONDS.*ERP_RESERVATIONS_ADMISSION_SECRET/s);
  expect(read).not.toThrow(/short-canary/);
});
