/** Who is asking, as the access token says. */
export type Viewer =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      /** `sub`: user id. */
      readonly userId: string;
      /** `org`: organization id. */
      readonly organizationId: string | undefined;
      readonly roles: readonly string[];
      readonly permissions: readonly string[];
      /** `sid`: session id. */
      readonly sessionId: string | undefined;
    };

/** A viewer with what makes its answers differ from those of others. */
export interface Identity {
  readonly viewer: Viewer;
  /** Equal for two requests exactly when every claim that reaches subgraphs is equal. */
  readonly identityKey: string;
}

/**
 * Payload of the signed viewer token in the header `x-viewer-token`: a JWT (HS256) from the router to the
 * subgraphs, valid for one minute.
 */
export type ViewerTokenClaims = {
  readonly iss: string;
  readonly aud: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  /** Seconds since the epoch. */
  readonly exp: number;
} & (
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      readonly sub: string;
      readonly org?: string;
      readonly roles: readonly string[];
      readonly permissions: readonly string[];
      readonly sid?: string;
    }
);

/** Name of the header that carries the viewer token. */
export const VIEWER_TOKEN_HEADER = 'x-viewer-token';

/** The identity of requests without a token. */
export const ANONYMOUS: Identity = Object.freeze({
  viewer: Object.freeze({ kind: 'anonymous' }),
  identityKey: 'anonymous',
});
