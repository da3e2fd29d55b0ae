// Where something that was found can be read.

interface Placed {
  readonly id: string;
  readonly kind: string;
  readonly of?: string | null;
}

/** The address in English; the caller puts the language in front. */
export const wayTo = ({ id, kind, of }: Placed): string => {
  switch (kind) {
    case 'question':
      return `/learn/questions#${id}`;
    case 'routine':
      return `/routines/${id}`;
    case 'article':
      return `/learn/${id}`;
    case 'section':
      return `/learn/${of}#${id}`;
    case 'page':
      return `/${id}`;
    default:
      return `/medicines#${id}`;
  }
};
