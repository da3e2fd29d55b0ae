// Which drinks count for a day.

/** Alcohol may be noted, but it is nothing to reach a goal with. */
export const adds = ({ beverage }: { readonly beverage?: string | undefined }): boolean =>
  beverage !== 'alcohol';
