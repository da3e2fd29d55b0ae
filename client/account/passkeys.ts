// Passkeys as the browser makes and uses them: bytes for the browser, base64url for the server.

/** What the browser, the authenticator and the person made of a wish. */
type PasskeyAnswer =
  | { readonly kind: 'given'; readonly credential: Json }
  /** The person said no, or took too long. */
  | { readonly kind: 'cancelled' }
  /** The authenticator has a key for this account already. */
  | { readonly kind: 'known' };

type Json = Record<string, unknown>;

export interface PasskeyKeeper {
  make(options: Json): Promise<PasskeyAnswer>;
  use(options: Json): Promise<PasskeyAnswer>;
}

const bytes = (text: unknown): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(String(text).replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );

const text = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const withBytes = (descriptors: unknown): PublicKeyCredentialDescriptor[] =>
  ((descriptors ?? []) as Json[]).map((one) => ({
    ...(one as unknown as PublicKeyCredentialDescriptor),
    id: bytes(one['id']),
  }));

const makingOptions = (options: Json): PublicKeyCredentialCreationOptions => {
  const user = options['user'] as Json;
  return {
    ...(options as unknown as PublicKeyCredentialCreationOptions),
    challenge: bytes(options['challenge']),
    user: { ...(user as unknown as PublicKeyCredentialUserEntity), id: bytes(user['id']) },
    excludeCredentials: withBytes(options['excludeCredentials']),
  };
};

const usingOptions = (options: Json): PublicKeyCredentialRequestOptions => ({
  ...(options as unknown as PublicKeyCredentialRequestOptions),
  challenge: bytes(options['challenge']),
  allowCredentials: withBytes(options['allowCredentials']),
});

/** Every part that is bytes, as text; written out because older browsers lack toJSON. */
const asJson = ({ id, rawId, type, response }: PublicKeyCredential): Json => {
  const parts: Json = {};
  for (const name of [
    'clientDataJSON',
    'attestationObject',
    'authenticatorData',
    'signature',
    'userHandle',
  ]) {
    const value = (response as unknown as Record<string, unknown>)[name];
    if (value instanceof ArrayBuffer) parts[name] = text(value);
  }
  return { id, rawId: text(rawId), type, response: parts, clientExtensionResults: {} };
};

const hexadecimal = (array: Uint8Array): string =>
  [...array].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Whether a passkey says that it belongs to somebody else; one that says nothing may be theirs. */
export const isOfAnother = ({ response }: Json, owner: string): boolean => {
  const handle = (response as Json | undefined)?.['userHandle'];
  return handle !== undefined && hexadecimal(bytes(handle)) !== owner.replaceAll('-', '');
};

const settled = async (asking: Promise<Credential | null>): Promise<PasskeyAnswer> => {
  try {
    const credential = await asking;
    if (!credential) return { kind: 'cancelled' };
    return { kind: 'given', credential: asJson(credential as PublicKeyCredential) };
  } catch (error) {
    const known = error instanceof DOMException && error.name === 'InvalidStateError';
    return { kind: known ? 'known' : 'cancelled' };
  }
};

/** The keeper of passkeys of this browser; undefined where there is none. */
export const passkeyKeeper = (): PasskeyKeeper | undefined => {
  if (!('PublicKeyCredential' in globalThis) || !navigator.credentials) return undefined;
  const { credentials } = navigator;
  return {
    make: (options) => settled(credentials.create({ publicKey: makingOptions(options) })),
    use: (options) => settled(credentials.get({ publicKey: usingOptions(options) })),
  };
};
