/** The journal of the region: how far it goes, a file of it, and one from a file; what is wrong with it is told. */

import { useRef, useState } from "preact/hooks";
import type { Draft } from "regie-wasm";
import { count, day, fill } from "../../engine/text.js";
import type { Broken, Refusal } from "../../engine/journal.js";
import { Unreadable, fileName, readFile, saveFile } from "../../store/files.js";
import { Dialog } from "../../ui/dialog.js";
import { Icon } from "../../ui/icon.js";
import { type Journal, NOBODY } from "../../ui/journal.js";
import { Refused } from "../../ui/refused.js";
import { useSession, useShown, useWords } from "../../ui/session.js";
import { useStep } from "../../ui/steps.js";
import { useToast } from "../../ui/toast.js";

/** Journals of examples, by the region of which they tell: what happens in them happens in the examples of the library, too. */
const EXAMPLES = import.meta.glob<{ begin: string; by: string; drafts: Draft[] }>("./examples/*.json", { import: "default" });

export function JournalPanel({ journal }: { journal: Journal }) {
  const words = useWords();
  const { desk } = words;
  const session = useSession();
  const { route, turn } = useShown();
  const say = useToast();
  const step = useStep();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<Broken | string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [other, setOther] = useState<string>();
  const { state } = journal;
  if (state === undefined) return null;
  const { region } = route;
  const save = async () => {
    const text = await session.engine.do(turn, "lines", { region });
    const name = fileName(session.title(route.lang), ".journal.jsonl");
    saveFile(name, text, "application/jsonl");
    say({ text: `${words.saved} ${name}` });
  };
  const bring = async (text: string, replace: boolean) => {
    const came = await session.engine.do(turn, "bring", { region, text, replace, lang: route.lang });
    setOther(undefined);
    setWrong(undefined);
    if ("broken" in came) return setWrong(came.broken);
    if ("other" in came) return setOther(text);
    journal.look();
    say({ text: (came.came === 0 ? desk.nothing_new : fill(desk.came, count(came.came, desk.event))) + (came.repaired ? ` ${desk.repaired}` : "") });
  };
  const open = async (file: File) => {
    try {
      await bring(await readFile(file), false);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      setWrong("word" in error.problem ? words[error.problem.word] : words.unreadable);
    }
  };
  const example = EXAMPLES[`./examples/${region}.json`];
  const begin = async () => {
    const { begin: at, by, drafts } = (await example?.()) ?? { begin: "", by: "", drafts: [] };
    setRefusal(await journal.write(0, by, drafts, at));
  };
  return (
    <section class="journal" aria-labelledby="journal">
      <h2 id="journal">{desk.journal}</h2>
      {state.broken !== undefined ? (
        <Told broken={state.broken} title={desk.broken_here} />
      ) : state.begun ? (
        <p>{fill(desk.journal_is, count(state.seq, desk.event), day(state.at.slice(0, 10), words))}</p>
      ) : (
        <p>{desk.journal_begins}</p>
      )}
      {state.pending > 0 && (
        <div class="to-take-over">
          <p>{fill(desk.pending, count(state.pending, desk.change))}</p>
          <button type="button" class="primary" onClick={async () => setRefusal(await journal.takeOver(meOr(route.me)))}>{desk.take_over}</button>
        </div>
      )}
      {state.missing.length > 0 && (
        <div class="to-take-over">
          <p>{fill(desk.not_on_page, count(state.missing.length, desk.change))}</p>
          <button type="button" onClick={async () => setWrong((await step(desk.onto_page_step, state.missing)).length > 0 ? desk.not_onto_page : undefined)}>{desk.onto_page}</button>
        </div>
      )}
      <Refused refusal={refusal} />
      <div class="actions">
        {state.begun && (
          <button type="button" class="with-icon" onClick={save}>
            <Icon name="save" />
            {desk.save_journal}
          </button>
        )}
        <button type="button" class="with-icon" onClick={() => input.current?.click()}>
          <Icon name="open" />
          {desk.open_journal}
        </button>
        {!state.begun && example !== undefined && route.view === "signals" && <button type="button" onClick={begin}>{desk.example}</button>}
      </div>
      <input
        ref={input}
        id="journal-file"
        type="file"
        accept=".jsonl,.json,application/jsonl"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void open(file);
          currentTarget.value = "";
        }}
      />
      <div role="alert">
        {typeof wrong === "string" && <p class="wrong">{wrong}</p>}
        {typeof wrong === "object" && <Told broken={wrong} title={desk.broken_file} />}
      </div>
      <p class="quiet">{desk.journal_help}</p>
      {other !== undefined && (
        <Dialog title={desk.other_title} onClose={() => setOther(undefined)}>
          <p>{desk.other}</p>
          <div class="actions">
            <button type="button" class="primary" onClick={save}>{desk.save_journal}</button>
            <button type="button" onClick={() => bring(other, true)}>{desk.replace}</button>
            <button type="button" onClick={() => setOther(undefined)}>{words.cancel}</button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** In whose name what is on the page comes into the journal. */
function meOr(me: string): string {
  return me.startsWith("stakeholders/") ? me.slice("stakeholders/".length) : NOBODY;
}

/** What is wrong with a journal: what the package says of it. */
function Told({ broken: { words }, title }: { broken: Broken; title: string }) {
  return (
    <div class="problems">
      <h3>{title}</h3>
      <p>{words}</p>
    </div>
  );
}
