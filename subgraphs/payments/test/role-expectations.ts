import { everyRoleExcept, type RoleExpectation } from '../../../test/harness/role-expectation.ts';

/** Who may ask which root field of the domain. */
export const roleExpectations: readonly RoleExpectation[] = [
  {
    roles: everyRoleExcept('anonymous'),
    queries: 'paymentIntent payments',
    mutations: 'createPaymentIntent processPayment cancelPaymentIntent',
  },
  {
    roles: ['owner', 'admin', 'finance_manager'],
    queries: '',
    mutations: 'refundPayment retryRefund recordRefund reconcilePayment',
  },
  {
    roles: ['owner', 'admin', 'finance_manager', 'accountant'],
    queries: 'paymentsNeedingAttention',
    mutations: 'resolvePaymentAttention',
  },
];
