import type { TestResponse } from '../harness/federated-graph.ts';
import type { CorpusCase, ExpectedError } from './corpus-format.ts';

/** A response in the form cases are written in: data as text, errors in a defined order. */
interface ComparableResponse {
  readonly data: string;
  readonly errors: readonly ExpectedError[];
}

/** What a case expects. */
export function expectedResponse({ data, dataText, errors = [] }: CorpusCase): ComparableResponse {
  return { data: dataText ?? JSON.stringify(data), errors: sort(errors) };
}

/** What came; codes are dropped where the case does not name any. */
export function actualResponse(
  { data, errors = [] }: TestResponse,
  corpusCase: CorpusCase,
  text?: string,
): ComparableResponse {
  const coded = new Set(
    (corpusCase.errors ?? []).flatMap(({ code, message }) => (code === undefined ? [] : message)),
  );
  const isRaw = corpusCase.dataText !== undefined && text !== undefined;
  return {
    data: isRaw ? rawData(text) : JSON.stringify(data),
    errors: sort(
      errors.map(({ message, path, extensions }) => ({
        message,
        ...(path !== undefined && { path }),
        ...(coded.has(message) && { code: extensions?.['code'] as string }),
      })),
    ),
  };
}

/** The engine writes `data` first and `errors` after it. */
function rawData(text: string): string {
  const end = text.lastIndexOf(',"errors":[');
  return text.slice('{"data":'.length, end === -1 ? -1 : end);
}

function sort(errors: readonly ExpectedError[]): readonly ExpectedError[] {
  const text = ({ path, message }: ExpectedError): string => JSON.stringify([path, message]);
  return [...errors].sort((left, right) => (text(left) < text(right) ? -1 : 1));
}
