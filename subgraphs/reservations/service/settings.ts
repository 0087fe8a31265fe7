import { z } from 'zod';
import { defineSettings } from '../../kit/part/define-settings.ts';
import { secretOf32Bytes, wholeNumber } from '../../kit/part/read-settings.ts';

/** What an installation decides about the sale. */
export interface ReservationsSettings {
  /** How long an unpaid reservation keeps its tickets. */
  readonly holdSeconds: number;
  /** Most tickets of one buyer over all orders, for events that set none. */
  readonly maxTicketsPerBuyer: number;
  /** How long an admission from a waiting room can be used. */
  readonly admissionSeconds: number;
  /** Secret of the admission tokens; undefined: one is made and kept in the database. */
  readonly admissionSecret: string | undefined;
  /** Where waiting rooms live: in the database, which holds across processes and restarts, or in memory. */
  readonly waitingRoom: 'sql' | 'memory';
}

/** Reads `ERP_RESERVATIONS_…`. */
export const settings = defineSettings(
  'reservations',
  z.object({
    ERP_RESERVATIONS_HOLD_SECONDS: wholeNumber(1, 86_400)
      .default(600)
      .describe('seconds that an unpaid reservation keeps its tickets'),
    ERP_RESERVATIONS_MAX_TICKETS_PER_BUYER: wholeNumber(1, 1_000_000)
      .default(20)
      .describe(
        'most tickets of an event that one buyer holds and has bought together, for events that set none',
      ),
    ERP_RESERVATIONS_ADMISSION_SECONDS: wholeNumber(1, 86_400)
      .default(300)
      .describe('seconds that an admission from a waiting room can be used'),
    ERP_RESERVATIONS_ADMISSION_SECRET: secretOf32Bytes()
      .optional()
      .describe(
        'signs admission tokens, at least 32 bytes; without it a secret is made and kept in the database',
      ),
    ERP_RESERVATIONS_WAITING_ROOM: z
      .enum(['sql', 'memory'], '`sql` or `memory`')
      .default('sql')
      .describe('where lines are kept; `memory`: in one process, gone when it stops'),
  }),
  (values): ReservationsSettings => ({
    holdSeconds: values.ERP_RESERVATIONS_HOLD_SECONDS,
    maxTicketsPerBuyer: values.ERP_RESERVATIONS_MAX_TICKETS_PER_BUYER,
    admissionSeconds: values.ERP_RESERVATIONS_ADMISSION_SECONDS,
    admissionSecret: values.ERP_RESERVATIONS_ADMISSION_SECRET,
    waitingRoom: values.ERP_RESERVATIONS_WAITING_ROOM,
  }),
);
