/**
 * The currencies of ISO 4217, list one, with their number of decimals, funds codes included. ANG and BGN, which were
 * replaced lately, stay: books are kept in them. Codes without decimals of their own (gold, special drawing rights,
 * tests) are left out. `Intl` has other numbers: those that people write in everyday life, for example
 * none for HUF.
 * @see https://www.six-group.com/en/products-services/financial-information/data-standards.html
 */
export const currencyDecimals: Readonly<Record<string, number>> = Object.fromEntries([
  ...codes(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...codes(
    2,
    `
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
    CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT
    MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR
    SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU
    UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
    `,
  ),
  ...codes(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...codes(4, 'CLF UYW'),
]);

/** Whether amounts can be in the currency with this ISO 4217 code. */
export function isCurrency(code: string): boolean {
  return Object.hasOwn(currencyDecimals, code);
}

function codes(decimals: number, list: string): ReadonlyArray<readonly [code: string, decimals: number]> {
  return list
    .trim()
    .split(/\s+/)
    .map((code) => [code, decimals]);
}
