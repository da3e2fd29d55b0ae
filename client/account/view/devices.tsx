import { useSignal } from '@preact/signals';
import type { Device } from '../../contract/wire.ts';
import { formatDate, formatTime, t } from '../../foundation/locale.ts';
import { useFocusAfter } from '../../parts/focus.ts';
import type { Refusal } from '../server.ts';
import type { AccountParts } from './parts.ts';
import { useServed } from './served.ts';
import { troubleText } from './words.ts';

/** A few words for a phone, as far as it says what it is. */
export const nameOf = ({
  browser,
  system,
}: {
  browser?: string | null;
  system?: string | null;
}): string => {
  if (browser && system) return t('{browser} on {system}', { browser, system });
  return browser ?? system ?? t('Unknown device');
};

interface LineProps {
  device: Device;
  onEnd: (id: string) => void;
}

const DeviceLine = ({ device, onEnd }: LineProps) => (
  <li class="drink__line device">
    <span class="drink__what">
      <span class="list__title">{nameOf(device)}</span>
      <span class="list__detail">
        {device.current
          ? t('this device')
          : t('last here {date} {time}', {
              date: formatDate(device.seen_at),
              time: formatTime(Date.parse(device.seen_at)),
            })}
      </span>
    </span>
    {!device.current && (
      <button
        type="button"
        class="text-button"
        aria-label={t('Sign out {device}', { device: nameOf(device) })}
        onClick={() => onEnd(device.id)}
      >
        {t('Sign out')}
      </button>
    )}
  </li>
);

/** This one is among them, whatever the server tells; what stands below must not slip from under a
 * finger when it does. */
const Awaited = () => (
  <div class="device">
    <span class="list__title">{t('This phone')}</span>
    <span class="list__detail">{t('One moment.')}</span>
  </div>
);

interface Props {
  parts: AccountParts;
  /** How many have come in while this is looked at. */
  entered: number;
}

type Now = readonly Device[] | Refusal | undefined;

const Told = ({ now, onEnd }: { now: Now; onEnd: (id: string) => void }) => {
  if (!now) return <Awaited />;
  if ('trouble' in now) return <p role="status">{troubleText(now.trouble, now.retryAfterMs)}</p>;
  return (
    <ul class="list">
      {now.map((device) => (
        <DeviceLine key={device.id} device={device} onEnd={onEnd} />
      ))}
    </ul>
  );
};

/** Everywhere the account is signed in; each can be signed out from here. */
export const DeviceList = ({ parts, entered }: Props) => {
  const devices = useSignal<Now>(undefined);
  const read = async (): Promise<void> => {
    const answer = await parts.server.devices();
    devices.value = answer.ok ? answer.value.sessions : answer;
  };
  useServed(read, [parts, entered]);
  const ended = useSignal(0);
  const title = useFocusAfter<HTMLHeadingElement>(ended.value);
  const end = async (id: string): Promise<void> => {
    const answer = await parts.server.endDevice(id);
    if (answer.ok) await read();
    else devices.value = answer;
    // Its line is gone, or all of them.
    ended.value += 1;
  };
  const now = devices.value;
  return (
    <section class="card" aria-labelledby="devices">
      <h2 id="devices" ref={title} tabIndex={-1}>
        {t('Your devices')}
      </h2>
      <Told now={now} onEnd={(id) => void end(id)} />
    </section>
  );
};
