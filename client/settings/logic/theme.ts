// Dark unless the person chose day, or it is daytime on a light system.

interface Light {
  readonly chosen: string | undefined;
  readonly hour: number;
  readonly lightSystem: boolean;
}

export const isDay = ({ chosen, hour, lightSystem }: Light): boolean => {
  if (chosen === 'day' || chosen === 'dark') return chosen === 'day';
  return lightSystem && hour >= 7 && hour < 20;
};
