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
 * What the signed viewer token in the header `x-viewer-token` says besides `iss`, `aud`, `iat` and `exp`: a JWT (HS256)
 * from the router to the subgraphs, valid for one minute.
 */
export type ViewerClaims =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'user';
      readonly sub: string;
      readonly org?: string;
      readonly roles: readonly string[];
      readonly permissions: readonly string[];
      readonly sid?: string;
    };

/** Name of the header that carries the viewer token. */
export const viewerTokenHeader = 'x-viewer-token';

/** The identity of requests without a token. */
export const anonymous: Identity = Object.freeze({
  viewer: Object.freeze({ kind: 'anonymous' }),
  identityKey: 'anonymous',
});
