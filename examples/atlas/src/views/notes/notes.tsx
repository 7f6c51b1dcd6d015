/** The notes that are sent: chosen, read, printed, and taken along as Word or Markdown. */

import { useState } from "preact/hooks";
import { fill } from "../../engine/text.js";
import { fileName, saveFile } from "../../store/files.js";
import { useArrival } from "../../ui/arrival.js";
import { Combobox } from "../../ui/combobox.js";
import { Icon } from "../../ui/icon.js";
import { useJournal } from "../../ui/journal.js";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";
import { Failed, Loading } from "../../ui/states.js";
import { useToast } from "../../ui/toast.js";
import { NoteText } from "./note.js";
import type { Kind } from "./notes.question.js";
import { Sheets } from "./sheets.js";

export function Notes() {
  const { note: words } = useWords();
  const session = useSession();
  const { route, basics } = useShown();
  const journal = useJournal();
  const [part = "", ...rest] = route.part.split("/");
  const on = basics.asOf;
  const { answer: kinds, failed } = useAnswer("notes", { ...journal.asked, on });
  useArrival(`notes ${route.region}`, kinds !== undefined);
  if (failed || journal.failed) return <Failed />;
  if (kinds === undefined) return <Loading />;
  const chosen = kinds.find(({ kind }) => kind === part) ?? kinds[0];
  if (chosen === undefined) return null;
  const about = chosen.about.find(({ value }) => value === rest.join("/")) ?? chosen.about[0];
  return (
    <div class="notes-page">
      <header class="heading">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{words.lead}</p>
      </header>
      <div class="note-choice">
        <label class="field">
          {words.which}
          <select id="note-kind" value={chosen.kind} onChange={({ currentTarget }) => session.go({ part: currentTarget.value })}>
            {kinds.map(({ kind }) => (
              <option key={kind} value={kind}>{words.kinds[kind]}</option>
            ))}
          </select>
        </label>
        {chosen.about.length > 0 && (
          <Combobox key={chosen.kind} label={words.about[chosen.kind as keyof typeof words.about] ?? ""} options={chosen.about} value={about?.value ?? ""} onChoose={(value) => session.go({ part: `${chosen.kind}/${value}` })} />
        )}
      </div>
      {chosen.impossible ? (
        <p class="none">{words.impossible[chosen.kind as keyof typeof words.impossible]}</p>
      ) : (
        <OneNote key={`${chosen.kind} ${about?.value}`} kind={chosen.kind} about={about?.value ?? ""} asked={{ ...journal.asked, on }} />
      )}
      <Sheets />
    </div>
  );
}

interface Asked {
  region: string;
  tick: number;
  now: string;
  on: string;
}

function OneNote({ kind, about, asked }: { kind: Kind; about: string; asked: Asked }) {
  const words = useWords();
  const say = useToast();
  const [since, setSince] = useState(() => quarterBefore(asked.now));
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const { answer, failed } = useAnswer("note", { ...asked, kind, about, since });
  if (failed) return <p class="wrong" role="alert">{words.no_answer}</p>;
  if (answer === undefined) return <Loading />;
  if ("wrong" in answer) {
    return (
      <div role="alert">
        <p class="wrong">{words.note.not_made}</p>
        <p class="quiet">{answer.wrong}</p>
      </div>
    );
  }
  const { note, markdown } = answer;
  const saved = (name: string) => say({ text: `${words.saved} ${name}` });
  const word = async () => {
    setBusy(true);
    setWrong("");
    try {
      const { wordOf } = await import("./word.js");
      const name = fileName(note.title, ".docx");
      saveFile(name, await wordOf(note));
      saved(name);
    } catch (error) {
      console.error(error);
      setWrong(words.note.not_saved);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div class="actions note-actions">
        {kind === "newsletter" && (
          <label class="field">
            {words.note.since}
            <input type="date" value={since} onChange={({ currentTarget }) => currentTarget.value !== "" && setSince(currentTarget.value)} />
          </label>
        )}
        <button type="button" class="with-icon" onClick={() => print()}>
          <Icon name="print" />
          {words.note.print}
        </button>
        <button type="button" class="with-icon" disabled={busy} onClick={word}>
          <Icon name="save" />
          {words.note.word}
        </button>
        <button
          type="button"
          class="with-icon"
          onClick={() => {
            const name = fileName(note.title, ".md");
            saveFile(name, markdown, "text/markdown");
            saved(name);
          }}
        >
          <Icon name="save" />
          {words.note.markdown}
        </button>
      </div>
      <p class="wrong" role="alert">{wrong}</p>
      <p class="visually-hidden" role="status">{fill(words.note.shown, note.title)}</p>
      <NoteText of={note} />
    </>
  );
}

/** A newsletter comes four times a year: a quarter before. */
function quarterBefore(now: string): string {
  const date = new Date(`${now.slice(0, 10)}T00:00:00Z`);
  const month = (date.getUTCMonth() + 9) % 12;
  date.setUTCMonth(date.getUTCMonth() - 3);
  // of 31 May the last day of February
  if (date.getUTCMonth() !== month) date.setUTCDate(0);
  return date.toISOString().slice(0, 10);
}
