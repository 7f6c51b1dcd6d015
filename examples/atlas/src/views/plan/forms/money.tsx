/** A policy domain with its budget, and what an action gets of it. */

import { useState } from "preact/hooks";
import { idFrom } from "../../../engine/ids.js";
import { numberOf, typedOf } from "../../../engine/numbers.js";
import { fill } from "../../../engine/text.js";
import { Choose, Entry, EventForm, Line, useText, useWriting } from "../../../ui/entry.js";
import { useWords } from "../../../ui/session.js";
import { Several } from "../../../ui/several.js";
import { useToast } from "../../../ui/toast.js";
import type { ActionTold, DomainTold } from "../plans.question.js";
import type { FormProps } from "./index.js";

const FIELDS = { label: "label", budget: "budget", share: "share", themes: "themes" };

export function SetDomain({ plan: { plan, by, budget, choices, share: ofPlan }, journal, onClose, of }: FormProps & { of: DomainTold | undefined }) {
  const { plan: told, desk, save } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, FIELDS, { "invalid-number": told.no_amount, "out-of-range": told.no_share });
  const label = useText(of?.set.label);
  const [total, setTotal] = useState(typedOf(of?.set.budget, told));
  const [share, setShare] = useState(typedOf(of?.set.share, told));
  const [themes, setThemes] = useState<string[]>([...(of?.set.themes ?? [])]);
  const send = async () => {
    const isWritten = await write(by, { label: label.isEmpty, budget: total.trim() === "" }, () => [
      {
        kind: "domain-set",
        plan,
        domain: of?.id ?? idFrom(label.typed, (id) => budget.some((one) => one.id === id), "domain"),
        label: label.text(),
        budget: numberOf(total, told),
        ...(share.trim() !== "" && { share: numberOf(share, told) }),
        ...(themes.length > 0 && { themes }),
      },
    ]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(of === undefined ? told.added : told.changed, label.typed.trim()) });
  };
  return (
    <EventForm title={of === undefined ? told.add_domain : fill(told.change_of, of.domain)} send={of === undefined ? told.add : save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={told.domain} of={wrongs} field="label" value={label.typed} onChange={label.onType} />
      <Line label={told.budget_euros} decimal of={wrongs} field="budget" value={total} onChange={setTotal} />
      <Line
        label={ofPlan === undefined ? told.share_of_domain : `${told.share_of_domain} ${desk.optional}`}
        help={ofPlan === undefined ? undefined : fill(told.share_else, ofPlan)}
        decimal
        of={wrongs}
        field="share"
        value={share}
        onChange={setShare}
      />
      <Entry of={wrongs} field="themes">
        <Several label={`${told.themes} ${desk.optional}`} options={choices.themes} values={themes} onChange={setThemes} />
      </Entry>
    </EventForm>
  );
}

export function SetLine({ plan: { plan, by, budget }, journal, onClose, of }: FormProps & { of: ActionTold }) {
  const { plan: told, save } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { domain: "domain", amount: "amount" }, { "invalid-number": told.no_amount });
  const [domain, setDomain] = useState(Object.keys(of.amounts)[0] ?? budget[0]?.id ?? "");
  const [amount, setAmount] = useState(typedOf(of.amounts[domain], told));
  const choose = (id: string) => {
    // what was typed for one is not meant for the other
    setAmount(typedOf(of.amounts[id], told));
    setDomain(id);
  };
  const send = async () => {
    const isWritten = await write(by, { domain: domain === "", amount: amount.trim() === "" }, () => [{ kind: "budget-line-set", plan, action: of.action, domain, amount: numberOf(amount, told) }]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(told.changed, of.label) });
  };
  return (
    <EventForm title={fill(told.line_of, of.label)} help={told.line_help} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Choose label={told.domain} of={wrongs} field="domain" options={budget.map((one) => ({ value: one.id, label: one.domain }))} value={domain} onChange={choose} />
      <Line label={told.amount_euros} decimal of={wrongs} field="amount" value={amount} onChange={setAmount} />
    </EventForm>
  );
}
