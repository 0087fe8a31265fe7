import { expect, test } from '@jest/globals';
import { readAuthSettings } from './settings.ts';

test('nothing needs to be set', () => {
  expect(readAuthSettings({})).toEqual({
    issuer: 'erp-auth',
    audience: 'erp-supergraph',
    defaultOrganization: 'acme',
    keyLifetimeDays: 30,
    failuresPerAccount: 5,
    failuresPerAddress: 20,
    linkBaseUrl: 'http://localhost:4000',
    isMailLogged: false,
    encryptionKey: undefined,
    bootstrap: undefined,
  });
});

test('everything that is wrong is said at once', () => {
  const environment = {
    ERP_AUTH_KEY_LIFETIME_DAYS: 'soon',
    ERP_AUTH_ENCRYPTION_KEY: 'short',
    ERP_AUTH_LINK_BASE_URL: 'ftp://example.org',
  };
  expect(() => readAuthSettings(environment)).toThrow(
    /ERP_AUTH_KEY_LIFETIME_DAYS: .*ERP_AUTH_LINK_BASE_URL: .*ERP_AUTH_ENCRYPTION_KEY: /,
  );
});

test('the first owner needs an address and a password', () => {
  expect(() => readAuthSettings({ ERP_AUTH_BOOTSTRAP_EMAIL: 'a@example.org' })).toThrow(
    'ERP_AUTH_BOOTSTRAP_PASSWORD',
  );
});
