import type { IncomingHttpHeaders } from 'node:http';
import { shortName } from '../observability/short-name.ts';

/** The application a client says it is. */
export interface ClientApplication {
  readonly name: string | undefined;
  readonly version: string | undefined;
}

/** Reads `apollographql-client-name` and `-version`, else `graphql-client-name` and `-version`; each is cut after 100 characters. */
export function readClientApplication(headers: IncomingHttpHeaders): ClientApplication {
  return {
    name: readText(headers['apollographql-client-name'] ?? headers['graphql-client-name']),
    version: readText(headers['apollographql-client-version'] ?? headers['graphql-client-version']),
  };
}

function readText(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? shortName(value) : undefined;
}
