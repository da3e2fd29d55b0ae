import { openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { SavedLine } from '../parts/saved-line.tsx';
import { ownTitles } from '../parts/titles.ts';
import { programmeParts } from '../programme/parts.ts';
import { ProgrammeCards } from '../programme/view/card.tsx';
import { OwnRoutines } from '../routine/view/own.tsx';
import { mountStatus } from '../status/mount.tsx';

const start = async (host: HTMLElement): Promise<void> => {
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  mountInto(
    host,
    <>
      <OwnRoutines titles={ownTitles(watchRecords(desk.store, 'routine'))} url={desk.url} />
      <ProgrammeCards parts={programmeParts(desk)} />
      <SavedLine saver={desk.saver} exportUrl={desk.url('/account')} />
    </>,
  );
};

const host = islandHost('programme');
if (host) void start(host);
mountStatus();
