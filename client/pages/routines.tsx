import { type Desk, openDesk } from '../parts/desk.ts';
import { useChanges } from '../parts/focus.ts';
import { watchRecords } from '../parts/live.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { SavedLine } from '../parts/saved-line.tsx';
import { ownTitles } from '../parts/titles.ts';
import { programmeParts } from '../programme/parts.ts';
import { ProgrammeCards } from '../programme/view/card.tsx';
import type { ProgrammeParts } from '../programme/view/parts.ts';
import { OwnRoutines } from '../routine/view/own.tsx';
import { mountStatus } from '../status/mount.tsx';

/** A programme begun or ended, and what was done; reading goes on there when its button goes. */
const Programmes = ({ desk, parts }: { desk: Desk; parts: ProgrammeParts }) => {
  const profile = parts.profile.value;
  const gone = useChanges(profile && (profile.programme?.id ?? null));
  return (
    <>
      <ProgrammeCards parts={parts} />
      <SavedLine saver={desk.saver} exportUrl={desk.url('/account')} gone={gone} />
    </>
  );
};

const start = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  mountInto(
    host,
    <>
      <OwnRoutines titles={ownTitles(watchRecords(desk.store, 'routine'))} url={desk.url} />
      <Programmes desk={desk} parts={programmeParts(desk)} />
    </>,
  );
};

const host = islandHost('programme');
if (host) void start(host);
mountStatus();
