import type { Outcome, TriageRule } from '../../contract/wire.ts';
import { t } from '../../foundation/locale.ts';
import { after, NOTHING_GIVEN } from '../logic/flow.ts';
import { evaluate, type TickAnswers } from '../logic/triage.ts';
import type { CheckParts } from './parts.ts';
import { Caution, HowSure, Routines, Sources, WhoAndWhen } from './reasons.tsx';
import { Screen } from './screen.tsx';
import { isDanger } from './words.ts';

const Call = ({ parts, outcome }: { parts: CheckParts; outcome: Outcome }) => {
  const { shown, href, own } = parts.number.value;
  const { number_hint, today_hint } = parts.content.triage;
  return (
    <>
      {outcome === 'today' && <p>{today_hint}</p>}
      <a class={`button ${outcome === 'call' ? 'button--primary' : 'button--wide'}`} href={href}>
        {t('Call {number}', { number: shown })}
      </a>
      {!own && <p class="muted small">{t('Or your local number.')}</p>}
      {outcome === 'call' && <p>{number_hint}</p>}
    </>
  );
};

interface ReasonProps {
  parts: CheckParts;
  rule: TriageRule;
  /** What was ticked; undefined shows all that the rule asks for. */
  answers: TickAnswers | undefined;
}

const Reason = ({ parts, rule, answers }: ReasonProps) => {
  const named = rule.needs.flat();
  const told = parts.content.triage.questions
    .flatMap(({ findings }) => findings)
    .filter(({ id }) => named.includes(id))
    .filter(({ id }) => !answers || answers[id] === 'yes' || answers[id] === 'unsure');
  return (
    <li class="card">
      {told.map(({ id, text }) => (
        <h3 key={id}>{text}</h3>
      ))}
      <WhoAndWhen who={rule.who} days={rule.days} />
      <p>{rule.why}</p>
      {rule.body && <p>{rule.body}</p>}
      <Routines parts={parts} ids={rule.routines} />
      <HowSure strength={rule.strength} sources={rule.sources} />
    </li>
  );
};

interface ShownProps {
  parts: CheckParts;
  outcome: Outcome;
  rules: readonly string[];
  answers?: TickAnswers;
}

/** What to do, why, and what to watch; the same for one tap and for all questions. */
const Shown = ({ parts, outcome, rules, answers }: ShownProps) => {
  const { triage } = parts.content;
  const words = triage.outcomes.find(({ id }) => id === outcome);
  const shown = rules.flatMap((id) => triage.rules.filter((rule) => rule.id === id));
  return (
    <>
      <p>{words?.body}</p>
      {isDanger(outcome) && <Call parts={parts} outcome={outcome} />}
      <ul class="notes">
        {words?.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {shown.length > 0 && (
        <ul class="stack">
          {shown.map((rule) => (
            <Reason key={rule.id} parts={parts} rule={rule} answers={answers} />
          ))}
        </ul>
      )}
      <Caution />
      <Sources sources={triage.sources} cited={shown.flatMap(({ sources }) => sources)} />
    </>
  );
};

const titleOf = (parts: CheckParts, outcome: Outcome): string =>
  parts.content.triage.outcomes.find(({ id }) => id === outcome)?.title ?? '';

/** After one tap in the night. */
export const LineResult = ({ parts, line }: { parts: CheckParts; line: string }) => {
  const found = parts.content.triage.lines.find(({ id }) => id === line);
  if (!found) return null;
  return (
    <Screen title={titleOf(parts, found.outcome)} above={found.text}>
      <Shown parts={parts} outcome={found.outcome} rules={found.rules} />
      <Ways parts={parts} />
    </Screen>
  );
};

/** After the questions. */
export const Result = ({ parts }: { parts: CheckParts }) => {
  const { content, given } = parts;
  const { outcome, rules } = evaluate(content.triage, given.value.answers);
  return (
    <Screen title={titleOf(parts, outcome)}>
      <Shown parts={parts} outcome={outcome} rules={rules} answers={given.value.answers} />
      <Ways parts={parts} likeness={outcome === 'soon' || outcome === 'self-care'} />
    </Screen>
  );
};

interface WaysProps {
  parts: CheckParts;
  /** Danger has been asked: what it sounds like may be, too. */
  likeness?: boolean;
}

/** Where a result leads. */
export const Ways = ({ parts, likeness = false }: WaysProps) => {
  const { content, given, trail } = parts;
  const { next } = evaluate(content.triage, given.value.answers);
  const askLikeness = (): void => {
    given.value = { ...given.value, aim: 'likeness' };
    trail.go(after({ at: 'result' }, given.value, content));
  };
  const askTheRest = (question: string): void => {
    given.value = { ...given.value, aim: 'urgency' };
    trail.go({ at: 'ask', question });
  };
  const restart = (): void => {
    given.value = NOTHING_GIVEN;
    trail.go({ at: 'start' });
  };
  return (
    <div class="stack stack--tight no-print">
      {next && (
        <button type="button" class="button button--wide" onClick={() => askTheRest(next)}>
          {t('Ask me more')}
        </button>
      )}
      {likeness && (
        <button type="button" class="button button--wide" onClick={askLikeness}>
          {t('What does it sound like?')}
        </button>
      )}
      <button type="button" class="button button--wide" onClick={() => parts.print()}>
        {t('Print or save as PDF')}
      </button>
      <button type="button" class="button button--wide" onClick={() => trail.back()}>
        {t('Change my answers')}
      </button>
      <button type="button" class="text-button" onClick={restart}>
        {t('Start again')}
      </button>
    </div>
  );
};
