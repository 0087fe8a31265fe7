import type { HrmServiceService } from '../../../../proto/generated/erp/hrm/v1/hrm.ts';
import type { ServiceHandlers } from '../../../kit/grpc/grpc-server.ts';
import type { HrmDependencies } from '../dependencies.ts';
import { createDepartmentRpcs } from './department.ts';
import { createEmployeeRpcs } from './employee.ts';
import { createLeaveRpcs } from './leave.ts';

/** The RPCs of `erp.hrm.v1.HrmService` over the use cases. */
export function createRpcs(dependencies: HrmDependencies): ServiceHandlers<HrmServiceService> {
  return {
    ...createEmployeeRpcs(dependencies),
    ...createDepartmentRpcs(dependencies),
    ...createLeaveRpcs(dependencies),
  };
}
