// What every page does once it has painted; pages with a player bring it along themselves.

import { offerInstall } from '../install/install.ts';
import { catchPrompt } from '../install/prompt.ts';
import { offerUpdates } from '../shell/start.ts';

catchPrompt();
offerInstall();
offerUpdates();
