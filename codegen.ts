import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodegenConfig } from '@graphql-codegen/cli';

/**
 * Resolver types of every subgraph from its SDL: `schema/<domain>.graphql` →
 * `subgraphs/<domain>/generated/resolvers-types.ts`. What a domain wants to say itself (which object stands
 * behind which GraphQL type) is in its own `codegen.json`: `{ "mappers": { "Customer": "…#Customer as CustomerMessage" } }`.
 */
interface DomainCodegen {
  readonly mappers?: Readonly<Record<string, string>>;
}

const domains = globSync('subgraphs/*/codegen.json').map((file) => path.basename(path.dirname(file)));

const moneyMapper = {
  Money: '../../../proto/generated/erp/type/v1/money.ts#Money as MoneyMessage',
};

const config: CodegenConfig = {
  importExtension: '.ts',
  generates: Object.fromEntries(
    domains.sort().map((domain) => {
      const own = JSON.parse(readFileSync(`subgraphs/${domain}/codegen.json`, 'utf8')) as DomainCodegen;
      const hasMoney = readFileSync(`schema/${domain}.graphql`, 'utf8').includes('type Money');
      return [
        `subgraphs/${domain}/generated/resolvers-types.ts`,
        {
          schema: `schema/${domain}.graphql`,
          plugins: ['typescript', 'typescript-resolvers'],
          config: {
            federation: true,
            contextType: '../context.ts#Context',
            enumsAsTypes: true,
            useTypeImports: true,
            immutableTypes: true,
            defaultScalarType: 'unknown',
            scalars: {
              ID: { input: 'string', output: 'string' },
              DateTime: { input: 'Date', output: 'Date | string' },
              Date: 'string',
              Decimal: 'string',
              CurrencyCode: 'string',
            },
            mappers: { ...(hasMoney && moneyMapper), ...own.mappers },
          },
        },
      ];
    }),
  ),
};

export default config;
