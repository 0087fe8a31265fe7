import { userViewer } from '../../../test/harness/viewers.ts';

/** Everything finance_manager may do in finance. */
export const financeManager = userViewer([
  'finance:invoice:read',
  'finance:invoice:write',
  'finance:invoice:issue',
  'finance:credit:issue',
  'finance:invoice:writeoff',
  'finance:payment:record',
  'finance:account:read',
  'finance:account:write',
  'finance:journal:read',
  'finance:journal:post',
  'finance:report:read',
]);

/** The same in another organization. */
export const foreignManager = userViewer(financeManager.permissions, {
  userId: 'user-9',
  organizationId: 'globex-org',
});

/** A buyer without permissions. */
export const buyer = userViewer([], { userId: 'buyer-1' });
