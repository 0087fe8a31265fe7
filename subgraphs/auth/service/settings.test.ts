import { expect, test } from '@jest/globals';
import { settings } from './settings.ts';

const defaults = {
  issuer: 'erp-auth',
  audience: 'erp-supergraph',
  defaultOrganization: 'acme',
  keyLifetimeDays: 30,
  failuresPerAccount: 5,
  failuresPerAddress: 20,
  linkBaseUrl: 'http://localhost:4000',
  registrationsPerAddress: 60,
  invitationsPerUser: 60,
  isMailLogged: false,
  encryptionKey: undefined,
  bootstrap: undefined,
};

test('nothing needs to be set', () => {
  expect(settings.read({})).toEqual(defaults);
});

test('an empty variable is one that is not set', () => {
  const names = Object.keys(settings.schema.shape);
  expect(settings.read(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(defaults);
});

test('every mistake is in one message', () => {
  const environment = {
    ERP_AUTH_KEY_LIFETIME_DAYS: 'soon',
    ERP_AUTH_ENCRYPTION_KEY: 'short',
    ERP_AUTH_LINK_BASE_URL: 'ftp://example.org',
  };
  expect(() => settings.read(environment)).toThrow(
    /ERP_AUTH_KEY_LIFETIME_DAYS: .*ERP_AUTH_LINK_BASE_URL: .*ERP_AUTH_ENCRYPTION_KEY: /,
  );
});

test('the first owner needs an address and a password', () => {
  expect(() => settings.read({ ERP_AUTH_BOOTSTRAP_EMAIL: 'a@example.org' })).toThrow(
    'ERP_AUTH_BOOTSTRAP_PASSWORD',
  );
});
