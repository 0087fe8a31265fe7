import {
  createFileRegistry,
  type DescField,
  type DescFile,
  type DescMessage,
  fromBinary,
  getOption,
  hasOption,
  ScalarType,
} from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';

const optionName = 'erp.type.v1.event';

/** A message that is the payload of an event. */
export interface EventMessage {
  /** `payments.payment-succeeded.v1` for the message `erp.payments.v1.PaymentSucceeded`. */
  readonly type: string;
  readonly domain: string;
  readonly file: DescFile;
  readonly message: DescMessage;
  /** JSON names of the fields that hold the id of the aggregate. */
  readonly aggregateFields: readonly string[];
}

/**
 * The events of compiled protocol buffers: every top-level message of an events.proto, in the order of files and of
 * declaration. Throws when one lacks the option that names its aggregate.
 */
export function readEventMessages(image: Uint8Array): readonly EventMessage[] {
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
  const option = registry.getExtension(optionName);
  if (!option) throw new Error(`The option ${optionName} is not defined.`);
  return [...registry.files]
    .filter(({ name }) => name.endsWith('/events'))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((file) =>
      file.messages.map((message) => {
        if (!hasOption(message, option))
          throw new Error(`${message.typeName} has no option ${optionName}: nest what is not an event.`);
        const { aggregateId } = getOption(message, option) as { readonly aggregateId: readonly string[] };
        const aggregateFields = aggregateId.map((name) => textField(message, name).jsonName);
        return { ...nameOf(message), file, message, aggregateFields };
      }),
    );
}

/** Fields are required unless their declaration says `optional`; lists are neither. */
export function isOptional(field: DescField): boolean {
  return field.proto.proto3Optional;
}

function textField(message: DescMessage, name: string): DescField {
  const field = message.fields.find((candidate) => candidate.name === name);
  if (field?.fieldKind !== 'scalar' || field.scalar !== ScalarType.STRING)
    throw new Error(`The aggregate id ${name} of ${message.typeName} is not a field that holds text.`);
  return field;
}

function nameOf({ typeName }: DescMessage): { readonly domain: string; readonly type: string } {
  const [, domain, version, name] = /^\w+\.(\w+)\.(v\d+)\.(\w+)$/.exec(typeName) ?? [];
  if (!domain || !version || !name) throw new Error(`${typeName} is not the name of an event.`);
  const event = name.replaceAll(/(?!^)[A-Z]/g, '-$&').toLowerCase();
  return { domain, type: `${domain}.${event}.${version}` };
}
