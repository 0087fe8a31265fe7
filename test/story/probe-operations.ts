import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';

/** One root field asked by itself, in a way that can change nothing. */
export interface ProbeOperation {
  /** `Query.customers` */
  readonly name: string;
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const unknownId = '019a0000-0000-7000-8000-00000000dead';

/** Values for scalars: well-formed, and refused by every service: ids are unknown, texts and amounts empty. */
const scalarValues: Readonly<Record<string, unknown>> = {
  ID: unknownId,
  String: '',
  Int: -1,
  Float: -1,
  Boolean: false,
  Decimal: '-1',
  CurrencyCode: 'EUR',
  Date: '2026-01-31',
  DateTime: '2026-01-31T12:00:00.000Z',
};

/** Inputs that could change something although everything required is refused or missing. */
const inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  logoutEverywhere: { keepCurrent: true },
  logout: { refreshToken: '' },
  updateUser: { userId: unknownId },
  updateOrganization: { name: '' },
  markNotificationsRead: { ids: [unknownId] },
  enterQueue: { token: 'unknown' },
  leaveQueue: { token: 'unknown' },
  requestLeave: { employeeId: unknownId, kind: 'ANNUAL', from: '2026-01-31', to: '2026-01-30' },
};

/** Every query and mutation of the API schema, each with the arguments it requires. */
export function probeOperations(schema: GraphQLSchema): readonly ProbeOperation[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    type ? Object.values(type.getFields()).map((field) => toOperation(type.name, field)) : [],
  );
}

function toOperation(typeName: string, field: GraphQLField<unknown, unknown>): ProbeOperation {
  const isNeeded = (name: string): boolean => name === 'input' || name === 'id';
  const used = field.args.filter((argument) => isNonNullType(argument.type) || isNeeded(argument.name));
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  const isLeaf = isLeafType(unwrap(field.type));
  return {
    name: `${typeName}.${field.name}`,
    text: `${typeName.toLowerCase()}${declared ? `(${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''}${isLeaf ? '' : ' { __typename }'} }`,
    variables: Object.fromEntries(
      used.map(({ name, type }) => [name, (name === 'input' && inputs[field.name]) || exampleOf(type)]),
    ),
  };
}

function unwrap(type: unknown): unknown {
  return isNonNullType(type) || isListType(type) ? unwrap(type.ofType) : type;
}

/** The least value of the type: required fields only. */
function exampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return exampleOf(type.ofType);
  if (isListType(type)) return [exampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isScalarType(type)) return scalarValues[type.name];
  if (!isInputObjectType(type)) return null;
  return Object.fromEntries(
    Object.values(type.getFields())
      .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
      .map((field) => [field.name, exampleOf(field.type)]),
  );
}
