import {
  type DescEnum,
  type DescField,
  type DescFile,
  type DescMessage,
  ScalarType,
} from '@bufbuild/protobuf';
import { type EventMessage, isOptional, readEventMessages } from './event-messages.ts';

const header = '// Written by proto/generate.ts. Do not edit.\n';

/** A TypeScript file for each events.proto, and the catalogue of all events. Paths are relative to `generated/`. */
export function generateEvents(image: Uint8Array): ReadonlyMap<string, string> {
  const events = readEventMessages(image);
  const texts = new Map<string, string>([['event-catalogue.ts', renderCatalogue(events)]]);
  for (const [file, ofFile] of Map.groupBy(events, (event) => event.file))
    texts.set(`${file.name}.ts`, renderFile(file, ofFile));
  return texts;
}

function renderFile(file: DescFile, events: readonly EventMessage[]): string {
  return `${header}// Source: ${file.name}.proto
import { createEventContract, type EventContract } from '${'../'.repeat(file.name.split('/').length)}event-contract.ts';
${events.map(renderEvent).join('')}`;
}

function renderEvent({ type, domain, message, aggregateFields }: EventMessage): string {
  return `
/** ${[commentOf(message), `Payload of \`${type}\`.`].filter(Boolean).join(' ')} */
export interface ${message.name} ${renderType(message, '')}

/** \`${type}\`: {@link ${message.name}}. */
export const ${message.name}: EventContract<${message.name}> = createEventContract({
  type: '${type}',
  domain: '${domain}',
  aggregateFields: ${JSON.stringify(aggregateFields)},
  fields: ${renderFields(message, '  ')},
});
`;
}

function renderType(message: DescMessage, indent: string): string {
  const lines = message.fields.map((field) => {
    const comment = commentOf(field);
    const name = isOptional(field) ? `${field.jsonName}?` : field.jsonName;
    const type = renderFieldType(field, `${indent}  `);
    return `${comment ? `${indent}  /** ${comment} */\n` : ''}${indent}  readonly ${name}: ${type};\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function renderFieldType(field: DescField, indent: string): string {
  const type = renderValueType(field, indent);
  if (field.fieldKind === 'list') return `ReadonlyArray<${type}>`;
  return isOptional(field) ? `${type} | undefined` : type;
}

function renderValueType(field: DescField, indent: string): string {
  const kind = kindOf(field);
  switch (kind.kind) {
    case 'enum':
      return valuesOf(kind.enum)
        .map((value) => `'${value}'`)
        .join(' | ');
    case 'message':
      return renderType(kind.message, indent);
    default:
      return {
        string: 'string',
        bool: 'boolean',
        int32: 'number',
        double: 'number',
        int64: 'bigint',
        timestamp: 'Date',
      }[kind.kind];
  }
}

function renderFields(message: DescMessage, indent: string): string {
  const lines = message.fields.map((field) => {
    const presence = field.fieldKind === 'list' ? 'list' : isOptional(field) ? 'optional' : 'required';
    return `${indent}  { name: '${field.jsonName}', presence: '${presence}', type: ${renderKind(field, `${indent}  `)} },\n`;
  });
  return `[\n${lines.join('')}${indent}]`;
}

function renderKind(field: DescField, indent: string): string {
  const kind = kindOf(field);
  switch (kind.kind) {
    case 'enum':
      return `{ kind: 'enum', values: ${JSON.stringify(valuesOf(kind.enum))} }`;
    case 'message':
      return `{ kind: 'message', fields: ${renderFields(kind.message, indent)} }`;
    default:
      return `{ kind: '${kind.kind}' }`;
  }
}

type Kind =
  | { readonly kind: 'string' | 'bool' | 'int32' | 'double' | 'int64' | 'timestamp' }
  | { readonly kind: 'enum'; readonly enum: DescEnum }
  | { readonly kind: 'message'; readonly message: DescMessage };

function kindOf(field: DescField): Kind {
  if (field.enum) return { kind: 'enum', enum: field.enum };
  if (field.message?.typeName === 'google.protobuf.Timestamp') return { kind: 'timestamp' };
  if (field.message && field.fieldKind !== 'map') return { kind: 'message', message: field.message };
  switch (field.scalar) {
    case ScalarType.STRING:
      return { kind: 'string' };
    case ScalarType.BOOL:
      return { kind: 'bool' };
    case ScalarType.INT32:
      return { kind: 'int32' };
    case ScalarType.DOUBLE:
      return { kind: 'double' };
    case ScalarType.INT64:
      return { kind: 'int64' };
    default:
      throw new Error(`${field.parent.typeName}.${field.name} has a type that events do not carry.`);
  }
}

/** Bare names, the words of the GraphQL schema, without the value that stands for none. */
function valuesOf({ sharedPrefix, values }: DescEnum): readonly string[] {
  return values.filter(({ number }) => number !== 0).map(({ name }) => name.slice(sharedPrefix?.length ?? 0));
}

/** The comment above a declaration, in one line. */
function commentOf(declaration: DescMessage | DescField): string {
  const path = pathOf(declaration);
  const { file } = declaration.kind === 'message' ? declaration : declaration.parent;
  const location = file.proto.sourceCodeInfo?.location.find(
    (candidate) => candidate.path.join() === path.join(),
  );
  return (location?.leadingComments ?? '').trim().replaceAll(/\s*\n\s*/g, ' ');
}

/** Numbers of the fields of FileDescriptorProto and DescriptorProto that lead to a declaration. */
function pathOf(declaration: DescMessage | DescField): readonly number[] {
  if (declaration.kind === 'field')
    return [...pathOf(declaration.parent), 2, declaration.parent.proto.field.indexOf(declaration.proto)];
  return declaration.parent
    ? [...pathOf(declaration.parent), 3, declaration.parent.proto.nestedType.indexOf(declaration.proto)]
    : [4, declaration.file.proto.messageType.indexOf(declaration.proto)];
}

function renderCatalogue(events: readonly EventMessage[]): string {
  const aliasOf = ({ name }: DescFile): string => name.split('/').slice(1, -1).join('_');
  const files = [...new Set(events.map(({ file }) => file))];
  return `${header}import type { EventDescription } from '../event-contract.ts';
${files.map((file) => `import * as ${aliasOf(file)} from './${file.name}.ts';\n`).join('')}
const events: readonly EventDescription[] = [
${events.map(({ file, message }) => `  ${aliasOf(file)}.${message.name},\n`).join('')}];

/** Every event that a domain publishes, by type (\`payments.payment-succeeded.v1\`). */
export const eventCatalogue: ReadonlyMap<string, EventDescription> = new Map(
  events.map((event) => [event.type, event]),
);
`;
}
