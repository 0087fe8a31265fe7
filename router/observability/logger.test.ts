import { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { createLogger, errorFields } from './logger.ts';

function captured(redact: readonly string[] = []) {
  let text = '';
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return {
    logger: createLogger({ level: 'debug', format: 'auto', redact: [...redact] }, destination),
    text: () => text,
  };
}

test('a line of own fields is not searched for secrets, only for what the configuration redacts', () => {
  const { logger, text } = captured(['clientName']);
  logger.ofOwnFields?.info({ clientName: 'canary', operationName: 'Shelf' }, 'answered');
  expect(JSON.parse(text())).toMatchObject({
    level: 'info',
    clientName: '[redacted]',
    operationName: 'Shelf',
    msg: 'answered',
  });
});

test('secrets are replaced wherever they are', () => {
  const { logger, text } = captured(['custom.field']);
  const canary = 'canary-9f3a';
  logger.info(
    {
      token: canary,
      headers: { authorization: canary, cookie: canary, 'x-viewer-token': canary },
      request: { body: { password: canary, accessToken: canary } },
      custom: { field: canary },
    },
    'something',
  );
  expect(text()).not.toContain(canary);
  expect(text().match(/\[redacted\]/g)).toHaveLength(7);
});

test('line breaks of a client cannot forge a line', () => {
  const { logger, text } = captured();
  logger.info({ operationName: 'a\n{"level":"fatal"}' }, 'b\nc');
  expect(text().trim().split('\n')).toHaveLength(1);
});

test('an error is logged with its causes', () => {
  const fields = errorFields(new Error('outer', { cause: new TypeError('inner') }));
  expect(fields).toMatchObject({
    error: { message: 'outer', cause: { name: 'TypeError', message: 'inner' } },
  });
});
