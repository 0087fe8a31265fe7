import { expect, test } from '@jest/globals';
import { createLogger } from './logger.ts';

function writeLines(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('crm-service', 'debug', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

test.each(['password', 'newPassword', 'refreshToken', 'viewerToken', 'oneTimeCode', 'card', 'cvc', 'cookie'])(
  'a value under the name %s is replaced, three levels deep and in child loggers',
  (name) => {
    const written = writeLines((logger) => {
      const secret = { [name]: 'canary' };
      logger.debug(secret, 'first level');
      logger.info({ input: secret }, 'second level');
      logger.warn({ request: { input: secret } }, 'third level');
      logger.child({ requestId: 'r-1' }).error({ err: Object.assign(new Error('no'), secret) }, 'an error');
    });
    expect(written).not.toContain('canary');
    expect(written.match(/\[redacted\]/g)).toHaveLength(4);
  },
);

test('lines name the part and show values that are not secret', () => {
  const written = writeLines((logger) => logger.info({ method: 'listCustomers' }, 'call failed'));
  expect(JSON.parse(written)).toMatchObject({
    name: 'crm-service',
    method: 'listCustomers',
    msg: 'call failed',
  });
});
