import { z } from 'zod';
import { defaultDrainTimeoutMs } from '../lifecycle/drain-server.ts';
import { secretOf32Bytes, wholeNumber } from './read-settings.ts';

/** Variables that `npm start` and every part of the distributed system read, one meaning each. */
export const installationVariables = {
  ERP_VIEWER_TOKEN_SECRET: secretOf32Bytes(),
  ERP_DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url), 'a postgres:// URL')
    .optional(),
  ERP_LOGGING_FORMAT: z.enum(['auto', 'json', 'pretty'], 'auto, json or pretty').default('auto'),
  ERP_LOGGING_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'trace, debug, info, warn, error, fatal or silent',
    )
    .optional(),
  /** How long a service remembers what it answered to calls with an idempotency key. */
  ERP_IDEMPOTENCY_HOURS: wholeNumber(1, 8_760).default(24),
  ERP_DRAIN_TIMEOUT_MS: wholeNumber(1, 3_600_000).default(defaultDrainTimeoutMs),
};
