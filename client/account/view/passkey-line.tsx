import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { LONGEST_PASSKEY_NAME, type Passkey } from '../../contract/wire.ts';
import { formatDate, t } from '../../foundation/locale.ts';
import { Field } from '../../parts/fields.tsx';
import { apart } from '../../parts/logic/apart.ts';
import { Sure, useSure } from './sure.tsx';

const usedText = ({ made_at, used_at }: Passkey): string =>
  used_at
    ? t('last used {date}', { date: formatDate(used_at) })
    : t('made {date}, not used yet', { date: formatDate(made_at) });

interface LineProps {
  passkey: Passkey;
  onRemove: () => void;
  /** Not offered where only lost ones are to be removed. */
  onRename?: ((name: string) => void) | undefined;
}

interface TopProps extends Pick<LineProps, 'passkey'> {
  /** Whether the box for another name stands below; undefined where there is none. */
  renaming: boolean | undefined;
  onToggle: () => void;
  toggle: Ref<HTMLButtonElement>;
  /** Whether the question about removing it stands below. */
  removing: Pick<ReturnType<typeof useSure>, 'asking' | 'toggle' | 'onToggle'>;
}

const Top = ({ passkey, removing, renaming, onToggle, toggle }: TopProps) => (
  <div class="drink__line">
    <span class="drink__what">
      <span class="list__title">{passkey.name}</span>
      <span class="list__detail">{usedText(passkey)}</span>
    </span>
    <div class="row">
      {renaming !== undefined && (
        <button
          type="button"
          class="text-button"
          ref={toggle}
          aria-label={t('Rename {name}', { name: passkey.name })}
          aria-expanded={renaming}
          onClick={onToggle}
        >
          {t('Rename')}
        </button>
      )}
      <button
        type="button"
        class="text-button"
        ref={removing.toggle}
        aria-label={t('Remove {name}', { name: passkey.name })}
        aria-expanded={removing.asking}
        onClick={removing.onToggle}
      >
        {t('Remove')}
      </button>
    </div>
  </div>
);

/** One passkey: its name, when it was used, and what can be done with it. */
export const PasskeyLine = ({ passkey, onRemove, onRename }: LineProps) => {
  const renaming = useSignal(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const removing = useSure(onRemove);
  const { name } = passkey;
  const named = { name: apart(name) };
  const rename = (given: string): void => {
    renaming.value = false;
    toggle.current?.focus(); // The box is about to go, and the focus with it.
    if (given !== name) onRename?.(given);
  };
  return (
    <li class="device">
      <Top
        passkey={passkey}
        removing={removing}
        renaming={onRename && renaming.value}
        toggle={toggle}
        onToggle={() => (renaming.value = !renaming.value)}
      />
      {removing.asking && (
        <Sure
          question={t('Remove {name}? It will not open the account any more.', named)}
          name={name}
          onYes={removing.onYes}
          onNo={removing.onNo}
        />
      )}
      {renaming.value && (
        <NameForm
          label={t('New name of {name}', named)}
          first={name}
          submit={t('Save the name')}
          onName={rename}
        />
      )}
    </li>
  );
};

interface NameFormProps {
  label: string;
  /** What stands in the box, and is taken when the box is left empty. */
  first: string;
  submit: string;
  onName: (name: string) => void;
}

/** A box for the name of a passkey. */
export const NameForm = ({ label, first, submit, onName }: NameFormProps) => {
  const name = useSignal(first);
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onName(name.value.trim() || first);
      }}
    >
      <Field label={label}>
        {(ids) => (
          <input
            {...ids}
            class="field__input"
            type="text"
            maxLength={LONGEST_PASSKEY_NAME}
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button">
        {submit}
      </button>
    </form>
  );
};
