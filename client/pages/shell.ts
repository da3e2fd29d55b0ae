// What every page does once it has painted; pages with a player bring it along themselves.

import { offerInstall } from '../install/install.ts';
import { offerUpdates } from '../shell/start.ts';

offerInstall();
offerUpdates();
