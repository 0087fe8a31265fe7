import { readSettingFile } from '../../files/read-text-file.ts';
import { describeUnknownVariables } from '../command/unknown-variables.ts';
import { type ConfigLayer, ConfigLayerBuilder } from './config-layer.ts';
import { type ConfigOption, environmentPrefix } from './config-options.ts';
import { parseOptionText } from './option-text.ts';

/**
 * Reads options from environment variables. `<NAME>_FILE` names a file holding the value, one trailing line
 * break removed, unless `<NAME>_FILE` is itself an option. A variable of one of the router's sections that is
 * no option is a warning, and so is a mistyped one; not an error, because other processes share the prefix. Empty
 * variables count as not set, empty files are mistakes.
 */
export function readEnvironmentLayer(
  options: readonly ConfigOption[],
  environment: Readonly<Record<string, string | undefined>>,
): ConfigLayer {
  const layer = new ConfigLayerBuilder();
  const known = new Set(options.map((option) => option.environmentName));
  for (const option of options) {
    const fileVariable = `${option.environmentName}_FILE`;
    const direct = environment[option.environmentName] || undefined;
    const secretFile = known.has(fileVariable) ? undefined : environment[fileVariable] || undefined;
    known.add(fileVariable);
    if (direct !== undefined && secretFile !== undefined) {
      layer.refuse(`${option.environmentName} and ${fileVariable} are both set; set one of them`);
    } else if (direct !== undefined) {
      setOption(layer, option, direct, `environment variable ${option.environmentName}`);
    } else if (secretFile !== undefined) {
      setFromFile(layer, option, fileVariable, secretFile);
    }
  }
  if (environment['NODE_ENV'] === 'development' && !environment[`${environmentPrefix}ENVIRONMENT`]) {
    layer.set(['environment'], 'development', 'environment variable NODE_ENV');
  }
  warnAboutUnknown(layer, options, known, environment);
  return layer.build();
}

function setOption(layer: ConfigLayerBuilder, option: ConfigOption, text: string, origin: string): void {
  const result = parseOptionText(option.kind, text);
  if (result.kind === 'invalid') layer.refuse(`${option.path.join('.')} ${result.message} (${origin})`);
  else layer.set(option.path, result.value, origin);
}

function setFromFile(layer: ConfigLayerBuilder, option: ConfigOption, variable: string, file: string): void {
  const outcome = readSettingFile(file);
  if (outcome.kind === 'text')
    setOption(layer, option, outcome.text, `file named by environment variable ${variable}`);
  else
    layer.refuse(
      `${option.path.join('.')} has no value: file ${file} ${outcome.reason} (environment variable ${variable})`,
    );
}

function warnAboutUnknown(
  layer: ConfigLayerBuilder,
  options: readonly ConfigOption[],
  known: ReadonlySet<string>,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const sections = new Set(
    options.flatMap(({ section }) => (section === undefined ? [] : [sectionPrefixOf(section)])),
  );
  const ofSections: Record<string, string | undefined> = {};
  const others: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(environment)) {
    const isOfSection = [...sections].some((section) => name.startsWith(section));
    (isOfSection ? ofSections : others)[name] = value;
  }
  for (const [variables, areAll] of [
    [ofSections, true],
    [others, false],
  ] as const) {
    for (const warning of describeUnknownVariables(variables, { names: known, areAll })) layer.warn(warning);
  }
}

function sectionPrefixOf(section: string): string {
  return `${environmentPrefix}${section.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}_`;
}
