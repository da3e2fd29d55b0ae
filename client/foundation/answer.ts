// What became of a request to our server, as plain values.

export interface Problem {
  readonly code: string;
  readonly title?: string;
  readonly detail?: string;
  readonly [extra: string]: unknown;
}

export type ApiAnswer =
  | { readonly ok: true; readonly status: number; readonly body: unknown }
  | {
      readonly ok: false;
      /** `unreachable`: no answer in time; `refused`: a problem; `strange`: not our server's words. */
      readonly reason: 'unreachable' | 'refused' | 'strange';
      readonly status: number;
      readonly problem?: Problem;
      readonly retryAfterMs?: number;
    };
