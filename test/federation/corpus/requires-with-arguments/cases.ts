import type { CorpusCase } from '../corpus-format.ts';

/** What is asked, and what comes. */
export const cases: readonly CorpusCase[] = [
  {
    name: 'one field with the arguments of its @requires',
    operation: '{ parcel { metric } }',
    data: { parcel: { metric: '2 kg' } },
    requests: { goods: 1, carriers: 1 },
  },
  {
    name: 'two fields that require the same field with different arguments',
    operation: '{ parcels { metric imperial plain } }',
    data: {
      parcels: [
        { metric: '2 kg', imperial: '40 lb', plain: '2000!' },
        { metric: '4 kg', imperial: '80 lb', plain: '4000!' },
      ],
    },
    referenceDiffers: 'required fields that differ in arguments alone get one value',
  },
  {
    name: 'the client asks the required field with arguments of its own',
    operation: '{ parcel { weight(unit: LB) metric } }',
    data: { parcel: { weight: 4, metric: '2 kg' } },
    referenceDiffers: 'the required field gets the value of the client’s arguments',
  },
  {
    name: 'the client asks it several times, by variables and defaults, beside both requirements',
    operation:
      'query ($unit: Unit, $factor: Int = 3) { parcel { w: weight(unit: $unit, factor: $factor) metric weight imperial f: weight(factor: $factor) } }',
    variables: { unit: 'KG' },
    data: { parcel: { w: 6, metric: '2 kg', weight: 2000, imperial: '40 lb', f: 6000 } },
    referenceDiffers: 'required fields that differ in arguments alone get one value',
  },
  {
    name: 'an alias of the client has the name of the required field',
    operation: '{ parcel { weight: metric metric: weight(unit: LB, factor: 2) } }',
    data: { parcel: { weight: '2 kg', metric: 8 } },
  },
  {
    name: 'input objects as arguments of a requirement',
    operation: '{ parcel { box length length2: length(rounding: { digits: 1 }) } }',
    data: { parcel: { box: 'box {"digits":2,"isUp":true}', length: 'null', length2: '{"digits":1}' } },
    referenceDiffers: 'the client gets the value of the requirement’s arguments',
  },
  {
    name: 'the requiring field has arguments itself and is asked for twice',
    operation: 'query ($s: String!) { parcel { plain q: plain(suffix: $s) r: plain(suffix: "\\u2028\\"") } }',
    variables: { s: '?' },
    data: { parcel: { plain: '2000!', q: '2000?', r: '2000\u2028"' } },
    requests: { goods: 1, carriers: 1 },
  },
  {
    name: 'a variable that the client did not send leaves the default, and required fields keep their own arguments',
    operation: 'query ($unit: Unit) { parcel { weight(unit: $unit) metric } }',
    variables: {},
    data: { parcel: { weight: 2000, metric: '2 kg' } },
    referenceDiffers: 'the required field gets the value of the client’s arguments',
  },
];
