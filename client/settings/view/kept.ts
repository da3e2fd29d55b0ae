// Which follow-up questions are on the screen.

import { useRef } from 'preact/hooks';
import type { Gate, ProfileFields } from '../../contract/wire.ts';
import { toAsk } from '../../parts/logic/describes.ts';

/** The open questions, and those that were open here before: an answer can still be changed. */
export const useKept = (profile: ProfileFields): readonly Gate[] => {
  const kept = useRef<readonly Gate[]>([]);
  const open = toAsk(profile);
  const wanted = toAsk({ ...profile, gates: {} });
  kept.current = wanted.filter((gate) => open.includes(gate) || kept.current.includes(gate));
  return kept.current;
};
