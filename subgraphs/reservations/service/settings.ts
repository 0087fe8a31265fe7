import { z } from 'zod';

/** Settings of the reservations service, from the environment. */
export interface ReservationsSettings {
  /** How long an unpaid reservation keeps its tickets. */
  readonly holdSeconds: number;
  /** How long an admission from a waiting room can be used. */
  readonly admissionSeconds: number;
  /** Secret of the admission tokens; undefined: one is made and kept in the database. */
  readonly admissionSecret: string | undefined;
  /** Where waiting rooms live: in the database, which holds across processes and restarts, or in memory. */
  readonly waitingRoom: 'sql' | 'memory';
}

const environmentSchema = z.object({
  ERP_RESERVATIONS_HOLD_SECONDS: z.coerce.number().int().min(1).max(86_400).default(600),
  ERP_RESERVATIONS_ADMISSION_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  ERP_RESERVATIONS_ADMISSION_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, 'At least 32 bytes are needed.')
    .optional(),
  ERP_RESERVATIONS_WAITING_ROOM: z.enum(['sql', 'memory']).default('sql'),
});

/** Throws with every invalid variable named; values are not repeated. */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ReservationsSettings {
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The settings of the reservations service are not valid. ${problems.join(' ')}`);
  }
  return {
    holdSeconds: result.data.ERP_RESERVATIONS_HOLD_SECONDS,
    admissionSeconds: result.data.ERP_RESERVATIONS_ADMISSION_SECONDS,
    admissionSecret: result.data.ERP_RESERVATIONS_ADMISSION_SECRET,
    waitingRoom: result.data.ERP_RESERVATIONS_WAITING_ROOM,
  };
}
