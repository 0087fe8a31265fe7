import { readFileSync } from 'node:fs';

/** The four subgraphs of the public gateway benchmark, with data that gives an answer of about 90 kB. */
export const shapeSubgraphs = ['users', 'products', 'reviews', 'inventory'] as const;

/** Name of one of the four subgraphs. */
type ShapeSubgraph = (typeof shapeSubgraphs)[number];

/** SDL of a subgraph. */
export function readShapeSdl(name: ShapeSubgraph): string {
  return readFileSync(new URL(`shape/${name}.graphql`, import.meta.url), 'utf8');
}

/** The benchmark's query. */
export function readShapeQuery(): string {
  return readFileSync(new URL('./shape/query.graphql', import.meta.url), 'utf8');
}

interface Review {
  readonly id: string;
  readonly body: string;
  readonly author: string;
  readonly product: string;
}

const users = [
  'Uri Goldshtein',
  'Dotan Simha',
  'Kamil Kisiela',
  'Arda Tanrikulu',
  'Gil Gardosh',
  'Laurin Quast',
].map((name, index) => ({
  id: String(index + 1),
  name,
  username: name.toLowerCase().replace(' ', '.'),
  birthday: 1990 + index,
}));

const products = ['Table', 'Couch', 'Glass', 'Chair', 'TV', 'Lamp', 'Grill', 'Fridge', 'Sofa'].map(
  (name, index) => ({
    upc: String(index + 1),
    name,
    price: 100 * (index + 3),
    weight: 50 * (index + 1),
  }),
);

const bodies = [
  'Love it!',
  'Too expensive.',
  'Could be better.',
  'Prefer something else.',
  'Shipped late, but the quality is what the description promised, so four stars.',
];

const reviews: readonly Review[] = Array.from({ length: 17 }, (_, index) => ({
  id: String(index + 1),
  body: bodies[index % bodies.length] as string,
  author: users[index % 2 === 0 ? 0 : 1]?.id as string,
  product: products[index % 6]?.upc as string,
}));

const usernames = new Map(users.map(({ id, username }) => [id, username]));

interface Reference {
  readonly id?: string;
  readonly upc?: string;
  readonly price?: number;
  readonly weight?: number;
}

/** Resolvers of the four subgraphs. */
export const shapeResolvers: Record<ShapeSubgraph, Record<string, Record<string, unknown>>> = {
  users: {
    Query: {
      me: () => users[0],
      user: (_: unknown, { id }: { readonly id: string }) => users.find((user) => user.id === id),
      users: () => users,
    },
    User: { __resolveReference: ({ id }: Reference) => users.find((user) => user.id === id) },
  },
  products: {
    Query: { topProducts: (_: unknown, { first }: { readonly first: number }) => products.slice(0, first) },
    Product: { __resolveReference: ({ upc }: Reference) => products.find((product) => product.upc === upc) },
  },
  reviews: {
    Review: {
      author: ({ author }: Review) => ({ id: author, username: usernames.get(author) }),
      product: ({ product }: Review) => ({ upc: product }),
    },
    User: {
      reviews: ({ id }: Reference) => reviews.filter(({ author }) => author === id),
      numberOfReviews: ({ id }: Reference) => reviews.filter(({ author }) => author === id).length,
      username: ({ id }: Reference) => usernames.get(id ?? ''),
    },
    Product: { reviews: ({ upc }: Reference) => reviews.filter(({ product }) => product === upc) },
  },
  inventory: {
    Product: {
      inStock: ({ upc }: Reference) => Number(upc) % 2 === 1,
      shippingEstimate: ({ price, weight }: Reference) =>
        (price ?? 0) > 1_000 ? 0 : Math.round((weight ?? 0) / 2),
    },
  },
};
