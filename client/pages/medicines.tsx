import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { dateAt } from '../foundation/clock.ts';
import { hitsFor } from '../medicines/logic/cards.ts';
import { openShelf, type Shelf } from '../medicines/shelf.ts';
import { Keep, Medicines } from '../medicines/view/medicines.tsx';
import type { MedicinesParts, Writing } from '../medicines/view/parts.ts';
import { type Desk, openDesk } from '../parts/desk.ts';
import { watchRecords } from '../parts/live.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { mountStatus } from '../status/mount.tsx';

const partsOf = ({ store, clock, ...desk }: Desk, { cards }: Shelf): MedicinesParts => ({
  cards,
  query: signal(''),
  writing: signal<Writing>(undefined),
  medicines: watchRecords(store, 'medicine'),
  profile: desk.profile,
  edits: desk.edits,
  saver: desk.saver,
  today: () => dateAt({ ms: clock.now(), offset: clock.offset(clock.now()) }),
  exportUrl: desk.url('/account'),
});

/** Keeps the cards of the page in step with the search and with who reads. */
const follow = (shelf: Shelf, { query, cards, profile }: MedicinesParts): void => {
  effect(() => {
    const hits = hitsFor(query.value, cards);
    shelf.show(hits?.map(({ entry }) => entry.id));
    const [only, ...others] = hits ?? [];
    if (only && others.length === 0) shelf.open(only.entry.id);
  });
  effect(() => {
    if (profile.value?.describes?.includes('clinician')) shelf.openFigures();
  });
};

const start = async (host: HTMLElement, root: HTMLElement): Promise<void> => {
  const shelf = openShelf(root);
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  const parts = partsOf(desk, shelf);
  mountInto(host, <Medicines parts={parts} />);
  shelf.atEachMedicine((place, card) => render(<Keep parts={parts} card={card} />, place));
  follow(shelf, parts);
  shelf.followAddress();
};

const host = islandHost('medicines');
const root = document.querySelector<HTMLElement>('main');
if (host && root) void start(host, root);
mountStatus();
