import {
  buildASTSchema,
  execute,
  type GraphQLScalarType,
  type GraphQLSchema,
  parse,
  printSchema,
} from 'graphql';
import { createLongScalar } from '../harness/long-scalar.ts';
import { type DataObject, keyValue } from './data-object.ts';
import { argumentText, type DataSource } from './field-value.ts';
import { findField } from './graph-model.ts';
import { resolveHere } from './required-values.ts';

/** One graphql-js server with the schema that clients see. */
export interface Monolith {
  /** The response as JSON text. */
  execute(text: string, variables: Readonly<Record<string, unknown>>): Promise<string>;
}

/** The graph as one ordinary server; `source.calls` records its mutations. */
export function createMonolith(source: DataSource, apiSchema: GraphQLSchema): Monolith {
  const schema = buildASTSchema(parse(printSchema(apiSchema)));
  const long = schema.getType('Long') as GraphQLScalarType | undefined;
  if (long !== undefined) long.parseLiteral = createLongScalar().parseLiteral;
  return {
    async execute(text, variables) {
      const result = await execute({
        schema,
        document: parse(text),
        variableValues: variables,
        rootValue: { __typename: 'root', seed: 'root' } satisfies DataObject,
        typeResolver: (value) => (value as DataObject).__typename,
        fieldResolver: (
          parent: DataObject,
          args: Readonly<Record<string, unknown>>,
          _,
          { parentType, fieldName },
        ) => {
          const found = findField(source.model, parentType.name, fieldName);
          if (found === undefined) return keyValue(parent, fieldName);
          const argument = argumentText(args);
          if (parentType.name === 'Mutation') source.calls.push(`${fieldName}${argument}`);
          return resolveHere(source, found.owner, parent, found.field, argument);
        },
      });
      return JSON.stringify(result);
    },
  };
}
