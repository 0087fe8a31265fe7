import { createHash } from 'node:crypto';
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type RefusedResponse, refusalWith } from '../graphql/graphql-response.ts';
import type { ExecutableOperation } from '../graphql/operation.ts';
import { type ResponseError, responseError } from '../graphql/response-error.ts';
import { type DocumentRule, type OperationRule, refusePrototypeVariable } from './document-rules.ts';

/** A document that may be executed. */
export interface ValidDocument {
  readonly kind: 'valid';
  readonly operations: ReadonlyMap<string | undefined, ExecutableOperation>;
}

/** A document that was refused, with the answer to everyone who sends it. */
interface RefusedDocument {
  readonly kind: 'refused';
  readonly response: RefusedResponse;
}

/** Parsed and validated documents of one supergraph. */
export interface DocumentCache {
  /** Parses and validates a text, or remembers that. */
  prepare(text: string): ValidDocument | RefusedDocument;
  /** Checks an operation of a valid document by the operation rules, or remembers that; undefined when it may go on. */
  check(operation: ExecutableOperation): RefusedResponse | undefined;
  /** Like `prepare` before any client asked; `uses` is how often the document was asked for elsewhere. */
  remember(text: string, uses: number): ValidDocument | RefusedDocument;
  /**
   * The valid documents that were asked for most, the most used first: this share of those known, and at least
   * as many as had been remembered, so that several replacements in a row forget nothing.
   */
  mostUsed(share: number): readonly UsedDocument[];
}

/** A document and how often it was asked for. */
interface UsedDocument {
  readonly text: string;
  readonly uses: number;
}

/** Options of a document cache. */
export interface DocumentCacheOptions {
  readonly schema: GraphQLSchema;
  /** Further rules for documents, in order. */
  readonly documentRules: readonly DocumentRule[];
  /** Rules for operations, in order. */
  readonly operationRules: readonly OperationRule[];
  readonly maxTokens: number;
  readonly maxErrors: number;
  readonly maxBytes: number;
  /** Whether error messages say "Did you mean"; they name parts of the schema. */
  readonly showSuggestions: boolean;
  readonly onLookup: (isHit: boolean) => void;
}

/** Heap bytes that a cached document takes per character of its text: tokens, AST nodes, the text itself. */
const bytesPerCharacter = 60;
const bytesPerEntry = 500;

interface Entry {
  readonly prepared: ValidDocument | RefusedDocument;
  uses: number;
  /** Whether it was remembered before a client asked for it here. */
  readonly isCarried: boolean;
}

/** What the rules said about an operation. */
interface Verdict {
  readonly refusal: RefusedResponse | undefined;
}

/** Creates an empty cache. The key is the text itself: it is hashed (SHA-256) once, when it is first seen. */
export function createDocumentCache(options: DocumentCacheOptions): DocumentCache {
  const entries =
    options.maxBytes === 0
      ? undefined
      : new LRUCache<string, Entry>({
          maxSize: options.maxBytes,
          sizeCalculation: (_entry, text) => text.length * bytesPerCharacter + bytesPerEntry,
        });
  const verdicts = new WeakMap<ExecutableOperation, Verdict>();
  return {
    prepare(text) {
      const known = entries?.get(text);
      options.onLookup(known !== undefined);
      if (known !== undefined) {
        known.uses += 1;
        return known.prepared;
      }
      const prepared = prepareDocument(text, options);
      entries?.set(text, { prepared, uses: 1, isCarried: false });
      return prepared;
    },
    check(operation) {
      if (options.operationRules.length === 0) return undefined;
      let verdict = verdicts.get(operation);
      if (verdict === undefined) {
        verdict = checkOperation(operation, options);
        verdicts.set(operation, verdict);
      }
      return verdict.refusal;
    },
    remember(text, uses) {
      const known = entries?.peek(text);
      if (known !== undefined) return known.prepared;
      const prepared = prepareDocument(text, options);
      // Half: what was asked for long ago gives way to what is asked for now.
      entries?.set(text, { prepared, uses: uses / 2, isCarried: uses > 0 });
      return prepared;
    },
    mostUsed(share) {
      const used: UsedDocument[] = [];
      let carried = 0;
      for (const [text, entry] of entries?.entries() ?? []) {
        if (entry.prepared.kind === 'refused' || entry.uses === 0) continue;
        used.push({ text, uses: entry.uses });
        if (entry.isCarried) carried += 1;
      }
      if (share === 0) return [];
      const wanted = Math.max(Math.ceil(used.length * share), carried);
      return used.toSorted((one, other) => other.uses - one.uses).slice(0, wanted);
    },
  };
}

function prepareDocument(text: string, options: DocumentCacheOptions): ValidDocument | RefusedDocument {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: options.maxTokens });
  } catch (error: unknown) {
    return refuse([describeParseError(error)]);
  }
  for (const rule of [refusePrototypeVariable, ...options.documentRules]) {
    const mistakes = rule(document);
    if (mistakes.length > 0) return refuse(mistakes);
  }
  const mistakes = validate(options.schema, document, undefined, {
    maxErrors: options.maxErrors,
    hideSuggestions: !options.showSuggestions,
  });
  if (mistakes.length > 0) return refuse(mistakes.slice(0, options.maxErrors).map(describeValidationError));
  return { kind: 'valid', operations: operationsOf(document, text) };
}

function checkOperation(operation: ExecutableOperation, options: DocumentCacheOptions): Verdict {
  for (const rule of options.operationRules) {
    const mistakes = rule(operation, options.schema);
    if (mistakes.length > 0) return { refusal: refusalWith(mistakes) };
  }
  return { refusal: undefined };
}

function operationsOf(document: DocumentNode, text: string): Map<string | undefined, ExecutableOperation> {
  const documentHash = createHash('sha256').update(text).digest('hex');
  const operations = new Map<string | undefined, ExecutableOperation>();
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const operationName = operation.name?.value;
    operations.set(operationName, Object.freeze({ document, operation, operationName, text, documentHash }));
  }
  return operations;
}

function refuse(errors: readonly ResponseError[]): RefusedDocument {
  return { kind: 'refused', response: refusalWith(errors) };
}

function describeParseError(error: unknown): ResponseError {
  // A document nested beyond the stack cannot be parsed by a recursive parser.
  if (error instanceof RangeError)
    return responseError('GRAPHQL_PARSE_FAILED', 'The document is nested too deeply');
  if (!(error instanceof GraphQLError)) throw error;
  return { ...responseError('GRAPHQL_PARSE_FAILED', error.message), ...locationsOf(error) };
}

function describeValidationError(error: GraphQLError): ResponseError {
  return { ...responseError('GRAPHQL_VALIDATION_FAILED', error.message), ...locationsOf(error) };
}

function locationsOf(error: GraphQLError): Pick<ResponseError, 'locations'> {
  return error.locations === undefined ? {} : { locations: error.locations };
}
