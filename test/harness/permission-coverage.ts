import { buildSubgraphSchema } from '@apollo/subgraph';
import { isInterfaceType, isObjectType, parse } from 'graphql';
import type { Permissions } from '../../subgraphs/kit/graphql/permission-rules.ts';

/** Fields of object types without a rule, and rules without a field, as `Type.field`. Both should be empty. */
export function permissionCoverage(
  sdl: string,
  permissions: Permissions,
): { readonly missing: string[]; readonly stale: string[] } {
  const schema = buildSubgraphSchema(parse(sdl));
  const isFederation = (type: string, field: string): boolean =>
    type.startsWith('_') || (type === 'Query' && (field === '_service' || field === '_entities'));
  const declared = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => [type.name, field] as const) : [],
    )
    .filter(([type, field]) => !isFederation(type, field));
  const known = new Set(declared.map(([type, field]) => `${type}.${field}`));
  return {
    missing: declared
      .filter(([type, field]) => !permissions[type]?.[field])
      .map(([type, field]) => `${type}.${field}`),
    stale: Object.entries(permissions)
      .filter(([type]) => !isInterfaceType(schema.getType(type)))
      .flatMap(([type, rules]) => Object.keys(rules).map((field) => `${type}.${field}`))
      .filter((name) => !known.has(name)),
  };
}
