/** A plan is opened: whose it is, for which years, by which roles one leads, and what it must answer to. */

import { useState } from "preact/hooks";
import type { PlanOpened } from "regie-wasm";
import { idFrom } from "../../engine/ids.js";
import { numberOf } from "../../engine/numbers.js";
import { fill } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Entry, Line, Period, useFirstWrong, useWriting } from "../../ui/entry.js";
import { NOBODY, useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Several } from "../../ui/several.js";
import { Failed, Loading } from "../../ui/states.js";
import { useToast } from "../../ui/toast.js";
import { Wrong } from "../../ui/wrongs.js";
import { daysAfter } from "../trajectory/told.js";

/** Which field of the form a field of the event, or the code of a refusal, is about. */
const FIELDS = {
  label: "label", owners: "owners", "not-allowed": "owners", period: "period", leads_with: "leads", takes_part_with: "takes_part", poverty_test: "test",
  tested_themes: "tested", share: "share", tolerance: "tolerance", note: "note",
};

export function OpenPlan() {
  const { plan: words, trajectory, desk } = useWords();
  const session = useSession();
  const { route } = useShown();
  const journal = useJournal();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, FIELDS, { "invalid-number": words.no_percent, "out-of-range": words.no_period, "empty-list": words.no_question });
  const form = useFirstWrong(wrongs);
  const { answer: choices, failed } = useAnswer("plannable", journal.asked);
  const [label, setLabel] = useState("");
  const [owners, setOwners] = useState<string[]>(route.me.startsWith("stakeholders/") ? [route.me.slice("stakeholders/".length)] : []);
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [leads, setLeads] = useState<string[]>([]);
  const [takesPart, setTakesPart] = useState<string[]>([]);
  const [questions, setQuestions] = useState("");
  const [tested, setTested] = useState<string[]>([]);
  const [share, setShare] = useState("");
  const [tolerance, setTolerance] = useState("");
  const [note, setNote] = useState("");
  useArrival("plan-new", choices !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (choices === undefined) return <Loading />;
  const event = (): PlanOpened => {
    const taken = new Set<string>();
    const test = questions.split("\n").map((line) => line.trim()).filter(Boolean).map((question) => {
      const id = idFrom(question, (one) => taken.has(one), "question");
      taken.add(id);
      return { id, label: question };
    });
    return {
      kind: "plan-opened",
      plan: crypto.randomUUID(),
      label: label.trim(),
      owners,
      period: { from, until: daysAfter(until, 1) },
      leads_with: leads,
      ...(takesPart.length > 0 && { takes_part_with: takesPart }),
      ...(test.length > 0 && { poverty_test: test }),
      ...(tested.length > 0 && { tested_themes: tested }),
      ...(share.trim() !== "" && { share: numberOf(share, words) }),
      ...(tolerance.trim() !== "" && { tolerance: numberOf(tolerance, words) }),
      ...(note.trim() !== "" && { note: note.trim() }),
    };
  };
  const send = async (submitted: Event) => {
    submitted.preventDefault();
    const empty = { label: label.trim() === "", owners: owners.length === 0, period: from === "" || until === "", leads: leads.length === 0 };
    let opened: PlanOpened | undefined;
    if (!(await write(owners[0] ?? NOBODY, empty, () => [(opened = event())])) || opened === undefined) return;
    say({ text: fill(trajectory.opened, label.trim()) });
    await session.go({ part: `one/${opened.plan}` });
  };
  const optional = (text: string) => `${text} ${desk.optional}`;
  return (
    <>
      <a class="back" href={session.address({ part: "" })}>← {words.title}</a>
      <header class="heading">
        <h1 tabIndex={-1}>{words.new}</h1>
        <p class="lead">{words.new_lead}</p>
      </header>
      <form ref={form} class="trajectory-form" onSubmit={send} noValidate>
        <Line label={words.plan_label} of={wrongs} field="label" value={label} onChange={setLabel} />
        <Entry of={wrongs} field="owners">
          <Several label={words.owners} options={choices.stakeholders} values={owners} onChange={setOwners} />
        </Entry>
        <Period of={wrongs} field="period" from={from} until={until} onFrom={setFrom} onUntil={setUntil} />
        <Entry of={wrongs} field="leads">
          <Several label={words.leads_with} options={choices.roles} values={leads} onChange={setLeads} />
        </Entry>
        <Entry of={wrongs} field="takes_part">
          <Several label={optional(words.takes_part_with)} options={choices.roles} values={takesPart} onChange={setTakesPart} />
        </Entry>
        <fieldset class="plan-more">
          <legend>{words.test_and_budget}</legend>
          <Line label={optional(words.test_questions)} help={words.test_questions_help} of={wrongs} field="test" rows={3} value={questions} onChange={setQuestions} />
          <Entry of={wrongs} field="tested">
            <Several label={optional(words.tested_themes)} options={choices.themes} values={tested} onChange={setTested} />
          </Entry>
          <Line label={optional(words.share_of_plan)} help={words.share_help} decimal of={wrongs} field="share" value={share} onChange={setShare} />
          <Line label={optional(words.tolerance)} help={words.tolerance_help} decimal of={wrongs} field="tolerance" value={tolerance} onChange={setTolerance} />
        </fieldset>
        <Line label={optional(words.note)} rows={2} of={wrongs} field="note" value={note} onChange={setNote} />
        <Wrong of={wrongs} />
        <button type="submit" class="primary">{words.open}</button>
      </form>
    </>
  );
}
