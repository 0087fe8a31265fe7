/** A key pair of access tokens and the times at which it is used. */
export interface SigningKey {
  /** 1, 2, 3 …: two processes that make the next key at the same time make one generation, and one of them fails. */
  readonly generation: number;
  readonly kid: string;
  /** JSON of the public JWK, as published. */
  readonly publicJwk: string;
  /** JSON of the private JWK, through the secret box. */
  readonly privateJwk: string;
  readonly createdAt: Date;
  readonly signsFrom: Date;
  readonly signsUntil: Date;
  /** Published, and accepted, until then. */
  readonly verifiesUntil: Date;
}
