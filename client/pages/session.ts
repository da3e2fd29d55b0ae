// The pages with a player: Today, relief now, and each routine. This script only listens, so that
// nothing takes a core from the first paint.

import { catchPrompt } from '../install/prompt.ts';
import { hearTaps } from '../player/ear.ts';
import { onGlass } from './session/glass.ts';

const bring = hearTaps(() => import('./session/player.ts'));
// Measurements ask when a tap is heard.
document.documentElement.dataset['hears'] = '';
catchPrompt();

// There is no paint to wait for, it is not what is wanted, or the network is slower than it.
const isUrgent =
  document.hidden || location.search.includes('start=1') || !navigator.serviceWorker?.controller;
void (isUrgent ? bring() : onGlass().then(bring));
