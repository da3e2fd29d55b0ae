import { effect } from '@preact/signals';
import { render } from 'preact';
import { type Desk, openDesk } from '../parts/desk.ts';
import { answersOf, type Answers as Told } from '../parts/logic/gates.ts';
import { islandHost, mountInto } from '../parts/mount.tsx';
import { fetchJson } from '../player/library.ts';
import { planOf } from '../player/logic/plan.ts';
import type { Answers, Routine } from '../player/logic/routine.ts';
import { routineIn } from '../routine/logic/asked.ts';
import { timedFor } from '../routine/logic/takes.ts';
import { toldTo } from '../routine/logic/told.ts';
import { cautionsIn, offerStart } from '../routine/page.ts';
import { Notice } from '../routine/view/notice.tsx';
import { Takes } from '../routine/view/takes.tsx';
import './static-page.ts';

/** Says how long it takes without the steps that the player will leave out for this person. */
const timeFor = async (place: HTMLElement, { profile, url }: Desk): Promise<void> => {
  const id = routineIn(location.pathname);
  const read = fetchJson(url('/'))(`routines/${id}.json`).catch(() => undefined);
  const routine = (await read) as Routine | undefined;
  // The server's words stand for all of it.
  if (!routine) return;
  const gates = routine.blocks.flatMap(({ steps }) => steps.flatMap((step) => step.skip_gates));
  const secondsFor = (told: Told): number =>
    planOf(routine, { answers: told as Answers }).total / 1000;
  const whole = place.textContent;
  const Own = () =>
    profile.value ? (
      <Takes timed={timedFor(answersOf(profile.value), gates, secondsFor)} url={url('/settings')} />
    ) : (
      whole
    );
  place.replaceChildren();
  render(<Own />, place);
};

/** Says before the start what this person's answers mean for the routine, as the player will. */
const start = async (host: HTMLElement): Promise<void> => {
  const cautions = cautionsIn(document);
  if (cautions.length === 0) return;
  const desk = await openDesk();
  if (!desk) return mountInto(host, null);
  const { profile, url } = desk;
  const answers = () => answersOf(profile.value ?? {});
  const told = () => toldTo(cautions, answers());
  const Own = () => <Notice told={told()} answers={answers()} url={url} />;
  mountInto(host, <Own />);
  effect(() => offerStart(document, !told().closed));
  const place = document.querySelector<HTMLElement>('[data-gated]');
  if (place) await timeFor(place, desk);
};

const host = islandHost('told');
if (host) void start(host);
