/**
 * A message of graphql-js about an input value, without the value: it may be a password or a card number of
 * the wrong type. What was expected, and where, stays.
 */
export function withoutInputValues(message: string): string {
  return message
    .replace(/ got invalid value [\s\S]*?((?: at "[\w.$[\]]+")?; )/, ' got an invalid value$1')
    .replace(/( cannot represent [^:]*): [\s\S]*$/, '$1.')
    .replace(/^(Expected value of type "[^"]+"), found [\s\S]*$/, '$1.');
}
