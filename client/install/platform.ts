// Which words lead to an app on the home screen here.

export interface Phone {
  userAgent: string;
  touchPoints: number;
  standalone: boolean;
}

/** Apple's browsers install by hand; others say themselves when they can. */
export const isApplePhone = ({ userAgent, touchPoints }: Phone): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);

/** A question at night would stand in the way of sleep. */
export const isDaytime = (hour: number): boolean => hour >= 7 && hour < 21;
