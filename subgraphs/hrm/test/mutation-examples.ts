import type { ExampleWorld, MutationExample } from '../../../test/harness/mutation-example.ts';

const newDepartment = async ({ owner, unique }: ExampleWorld): Promise<string> =>
  (await owner.do('createDepartment', { name: unique() }))['department'].id;

const newEmployee = async (world: ExampleWorld): Promise<string> =>
  (await world.owner.do('hireEmployee', await hiring(world)))['employee'].id;

const hiring = async (world: ExampleWorld) => ({
  firstName: 'Nora',
  lastName: world.unique(),
  position: 'Clerk',
  departmentId: await newDepartment(world),
  hiredOn: '2026-01-01',
});

const nextYear = new Date().getUTCFullYear() + 1;
const leave = { kind: 'SICK', from: `${nextYear}-03-01`, to: `${nextYear}-03-05` };

const newLeave = async (world: ExampleWorld): Promise<string> => {
  const input = { ...leave, employeeId: await newEmployee(world) };
  return (await world.owner.do('requestLeave', input))['leaveRequest'].id;
};

/** How each mutation of the domain is done once. */
export const mutationExamples: Readonly<Record<string, MutationExample>> = {
  hireEmployee: async (world) => {
    const { id: userId } = await world.newUser();
    return { input: { ...(await hiring(world)), userId } };
  },
  updateEmployee: async (world) => {
    const { id: userId } = await world.newUser();
    return {
      input: { employeeId: await newEmployee(world), userId, position: 'Head clerk', expectedVersion: 1 },
    };
  },
  transferEmployee: async (world) => ({
    input: { employeeId: await newEmployee(world), departmentId: await newDepartment(world) },
  }),
  terminateEmployee: async (world) => ({ input: { employeeId: await newEmployee(world) } }),
  cancelTermination: async (world) => {
    const employeeId = await newEmployee(world);
    await world.owner.do('terminateEmployee', { employeeId, lastDay: `${nextYear}-06-30` });
    return { input: { employeeId } };
  },
  createDepartment: async ({ unique }) => ({ input: { name: unique() } }),
  updateDepartment: async (world) => ({
    input: { departmentId: await newDepartment(world), name: world.unique(), expectedVersion: 1 },
  }),
  requestLeave: async (world) => ({ input: { ...leave, employeeId: await newEmployee(world) } }),
  decideLeave: async (world) => ({
    by: world.admin,
    input: { leaveRequestId: await newLeave(world), decision: 'APPROVE' },
  }),
  cancelLeave: async (world) => ({ input: { leaveRequestId: await newLeave(world) } }),
  setLeaveEntitlement: async (world) => ({
    input: { employeeId: await newEmployee(world), kind: 'ANNUAL', year: nextYear, days: 31 },
  }),
};
