import { type GraphQLEnumType, type GraphQLScalarType, isEnumType, isSpecifiedScalarType } from 'graphql';
import { type CodeWriter, literal } from './code-writer.ts';

/**
 * Emits code that appends a leaf to the text `t`: the value when it is one of its type, else null, and the violation
 * is reported. Custom scalars pass through untouched.
 */
export function emitLeaf(
  writer: CodeWriter,
  type: GraphQLScalarType | GraphQLEnumType,
  expression: string,
  prefix: string,
  site: string,
  isNonNull: boolean,
): void {
  const v = writer.fresh('v');
  writer.line(`const ${v} = ${expression};`);
  const { test, text } = leafCode(writer, type, v);
  const otherwise = isNonNull
    ? `{ wrongLeaf(${v}, ${site}, true, missing, invalid); return undefined; }`
    : `{ wrongLeaf(${v}, ${site}, false, missing, invalid); t += ${literal(`${prefix}null`)}; }`;
  const head = prefix === '' ? '' : `${literal(prefix)} + `;
  writer.line(`if (${test}) t += ${head}${text};`);
  writer.line(`else ${otherwise}`);
}

function leafCode(
  writer: CodeWriter,
  type: GraphQLScalarType | GraphQLEnumType,
  v: string,
): { readonly test: string; readonly text: string } {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    const name = writer.constant(texts);
    return { test: `${name}.has(${v})`, text: `${name}.get(${v})` };
  }
  if (!isSpecifiedScalarType(type)) {
    const text = writer.fresh('j');
    writer.line(`const ${text} = customText(${v});`);
    return { test: `${text} !== undefined`, text };
  }
  switch (type.name) {
    case 'Int':
      return { test: `(${v} | 0) === ${v}`, text: v };
    case 'Float':
      return { test: `typeof ${v} === 'number'`, text: `numberText(${v})` };
    case 'Boolean':
      return { test: `typeof ${v} === 'boolean'`, text: v };
    case 'ID':
      return {
        test: `typeof ${v} === 'string' || Number.isSafeInteger(${v})`,
        text: `(typeof ${v} === 'string' ? quote(${v}) : '"' + ${v} + '"')`,
      };
    default:
      return { test: `typeof ${v} === 'string'`, text: `quote(${v})` };
  }
}
