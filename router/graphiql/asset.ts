import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { BuiltFile } from './build-files.ts';

/** Codings in which a file is kept besides the file as it is, best first. */
export const assetEncodings = ['br', 'gzip'] as const;

/** How a file of the editor can be sent. */
export type AssetEncoding = (typeof assetEncodings)[number] | 'identity';

/** One file of the editor. */
export interface Asset {
  readonly contentType: string;
  /** The file as it is, and in each coding that makes it smaller. */
  readonly bodies: Readonly<Partial<Record<AssetEncoding, Buffer>>> & { readonly identity: Buffer };
}

const contentTypes: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  ttf: 'font/ttf',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

/** Endings of the names under which encoded files are kept. */
const endings = { br: '.br', gzip: '.gz' } as const;

/** Compressed once and sent often; the highest brotli quality takes nine times as long for a tenth less. */
const brotliQuality = 9;
const gzipLevel = 9;

/** A file, and beside it the same file in each coding. Fonts in a compressed format stay alone. */
export async function encodeFile({ name, content }: BuiltFile): Promise<readonly BuiltFile[]> {
  if (name.endsWith('.woff2')) return [{ name, content }];
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return [
    { name, content },
    { name: name + endings.br, content: await promisify(brotliCompress)(content, { params }) },
    { name: name + endings.gzip, content: await promisify(gzip)(content, { level: gzipLevel }) },
  ];
}

/** Puts files and their encoded forms together, by the name of the file as it is. */
export function toAssets(files: readonly BuiltFile[]): ReadonlyMap<string, Asset> {
  const contents = new Map(files.map(({ name, content }) => [name, content]));
  const isEncoded = (name: string): boolean => Object.values(endings).some((ending) => name.endsWith(ending));
  return new Map(
    files
      .filter(({ name }) => !isEncoded(name))
      .map(({ name, content }) => {
        const br = contents.get(name + endings.br);
        const gzipped = contents.get(name + endings.gzip);
        return [
          name,
          {
            contentType: contentTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
            bodies: {
              identity: content,
              ...(br !== undefined && { br }),
              ...(gzipped !== undefined && { gzip: gzipped }),
            },
          },
        ];
      }),
  );
}
