import { type ScriptedSubgraph, startScriptedSubgraph } from './scripted-subgraph.ts';

/** Two small subgraphs that share an entity, for tests of the router. */
export interface ShopSubgraphs {
  readonly products: ScriptedSubgraph;
  readonly reviews: ScriptedSubgraph;
  readonly all: readonly ScriptedSubgraph[];
  close(): Promise<void>;
}

const header =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

const productsSdl = `${header}
type Query {
  products(first: Int = 10): [Product!]!
  product(id: ID!): Product
  search(filter: ProductFilter!): [Product!]!
}
type Mutation { rename(id: ID!, name: String!): Product }
type Subscription { renamed: Product }
type Product @key(fields: "id") { id: ID! name: String! price: Float }
input ProductFilter { name: String maxPrice: Float password: String tags: [String!] }
`;

const reviewsSdl = `${header}
type Query { latestReview: Review }
type Product @key(fields: "id") { id: ID! reviews: [Review!] rating: Int! }
type Review { id: ID! text: String! }
`;

interface Product {
  readonly id: string;
  name: string;
  readonly price: number;
}

/** Starts both subgraphs with two products each of which has one review. */
export async function startShopSubgraphs(): Promise<ShopSubgraphs> {
  const stock: Product[] = [
    { id: '1', name: 'Chair', price: 40 },
    { id: '2', name: 'Table', price: 120.5 },
  ];
  const find = (id: string) => stock.find((product) => product.id === id) ?? null;
  const products = await startScriptedSubgraph({
    name: 'products',
    sdl: productsSdl,
    resolvers: {
      Query: {
        products: (_root: unknown, { first }: { readonly first: number }) => stock.slice(0, first),
        product: (_root: unknown, { id }: { readonly id: string }) => find(id),
        search: (_root: unknown, { filter }: { readonly filter: { readonly name?: string } }) =>
          stock.filter((product) => product.name === filter.name),
      },
      Mutation: {
        rename(_root: unknown, { id, name }: { readonly id: string; readonly name: string }) {
          const product = find(id);
          if (product !== null) product.name = name;
          return product;
        },
      },
      Product: { __resolveReference: ({ id }: { readonly id: string }) => find(id) },
    },
  });
  const reviews = await startScriptedSubgraph({
    name: 'reviews',
    sdl: reviewsSdl,
    resolvers: {
      Query: { latestReview: () => ({ id: 'r2', text: 'Solid' }) },
      Product: {
        __resolveReference: ({ id }: { readonly id: string }) => ({ id }),
        reviews: ({ id }: { readonly id: string }) => [
          { id: `r${id}`, text: id === '1' ? 'Comfortable' : 'Solid' },
        ],
        rating: ({ id }: { readonly id: string }) => Number(id) + 2,
      },
    },
  });
  const all = [products, reviews];
  return {
    products,
    reviews,
    all,
    async close() {
      await Promise.all(all.map((subgraph) => subgraph.close()));
    },
  };
}
