import { effect } from '@preact/signals';
import { openDesk } from '../parts/desk.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { toldTo } from '../routine/logic/told.ts';
import { cautionsIn, offerStart } from '../routine/page.ts';
import { Notice } from '../routine/view/notice.tsx';
import './static-page.ts';

/** Says before the start what this person's answers mean for the routine, as the player will. */
const start = async (host: HTMLElement): Promise<void> => {
  const cautions = cautionsIn(document);
  if (cautions.length === 0) return;
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  const { profile, url } = desk;
  const told = () => toldTo(cautions, profile.value?.gates ?? {});
  const Own = () => <Notice told={told()} answers={profile.value?.gates ?? {}} url={url} />;
  mountInto(host, <Own />);
  effect(() => offerStart(document, !told().closed));
};

const host = islandHost('told');
if (host) void start(host);
