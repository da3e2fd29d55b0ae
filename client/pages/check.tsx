import { signal } from '@preact/signals';
import { render } from 'preact';
import { NOTHING_GIVEN } from '../check/logic/flow.ts';
import { createTrail } from '../check/trail.ts';
import { Check } from '../check/view/check.tsx';
import type { PublishedSoundsLike, PublishedTriage } from '../contract/wire.ts';
import { t } from '../foundation/locale.ts';
import { inLanguage } from '../parts/logic/address.ts';
import { answersOf } from '../parts/logic/gates.ts';
import { islandHost } from '../parts/mount.tsx';
import { numberOf, showOwnNumber } from '../parts/own-number.ts';
import { loadTitles } from '../parts/titles.ts';

const url = (path: string): string => inLanguage(path, location.pathname);

const load = async <T,>(path: string): Promise<T> => {
  const answer = await fetch(url(path));
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as T;
};

const number = signal(numberOf(undefined));
const gates = signal<Readonly<Partial<Record<string, string>>>>({});

/** Danger can be asked about without any record; what the phone knows of the person comes when it can. */
const readProfile = async (): Promise<void> => {
  const { openStore } = await import('../foundation/records.ts');
  const profile = await (await openStore()).profile();
  number.value = numberOf(profile.emergency_number);
  gates.value = answersOf(profile);
  showOwnNumber(profile.emergency_number, (own) => t('Call {number}', { number: own }));
};

const start = async (host: HTMLElement): Promise<void> => {
  const [triage, sounds] = await Promise.all([
    load<PublishedTriage>('/check/triage.json'),
    load<PublishedSoundsLike>('/check/sounds-like.json'),
  ]);
  const parts = {
    content: { triage, sounds },
    trail: createTrail(window),
    given: signal(NOTHING_GIVEN),
    number,
    gates,
    titles: loadTitles(),
    url,
    print: () => window.print(),
  };
  host.replaceChildren();
  render(
    <div class="island__in">
      <Check parts={parts} />
    </div>,
    host,
  );
};

const host = islandHost('check');
if (host) {
  start(host).catch(() => {
    // The signs below stay; only the questions are missing.
    host
      .querySelector('[data-questions]')
      ?.replaceChildren(
        t('The questions are not on this phone yet. Open this page once with network.'),
      );
  });
}
readProfile().catch(() => {
  // Records that cannot be opened: the common number stands, and nothing is ticked beforehand.
});
void import('../status/mount.tsx').then(({ mountStatus }) => mountStatus());
