/** The two notes of a trajectory: that they went out, and to whom. */

import { useState } from "preact/hooks";
import { fill } from "../../engine/text.js";
import { EventForm, Line, useWriting } from "../../ui/entry.js";
import type { Journal } from "../../ui/journal.js";
import { useSession, useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import type { TrajectoryView } from "./trajectory.question.js";

type Kind = "trend" | "inspiration";

export function Notes({ of, journal }: { of: TrajectoryView; journal: Journal }) {
  const { trajectory: words, note } = useWords();
  const session = useSession();
  const [sending, setSending] = useState<Kind>();
  const { trajectory, ended, trendNote, meetings } = of;
  const told = {
    trend: trendNote.sent === undefined ? words.not_sent : [fill(words.sent_on, trendNote.sent), trendNote.without.length === 0 ? "" : fill(words.without_note, trendNote.without.join(", "))].filter(Boolean).join(" "),
    inspiration: ended === undefined ? words.not_sent : fill(words.sent_on, ended),
  };
  return (
    <section aria-labelledby="trajectory-notes">
      <h2 id="trajectory-notes">{words.notes}</h2>
      <ul class="links">
        {(["trend", "inspiration"] as const).map((kind) => (
          <li key={kind}>
            <a href={session.address({ view: "notes", part: `${kind}/${trajectory}` })}>{note.kinds[kind]}</a> <span class="quiet">{told[kind]}</span>
          </li>
        ))}
      </ul>
      {ended === undefined && (
        <p class="buttons">
          <button type="button" onClick={() => setSending("trend")}>{words.trend_sent}</button>
          {meetings.length > 0 && <button type="button" onClick={() => setSending("inspiration")}>{words.inspiration_sent}</button>}
        </p>
      )}
      {sending !== undefined && <Sent key={sending} kind={sending} of={of} journal={journal} onClose={() => setSending(undefined)} />}
    </section>
  );
}

function Sent({ kind, of: { trajectory, by, trendNote }, journal, onClose }: { kind: Kind; of: TrajectoryView; journal: Journal; onClose: () => void }) {
  const { trajectory: words, note, desk } = useWords();
  const say = useToast();
  const isTrend = kind === "trend";
  const { wrongs, write } = useWriting(journal, { note: "note" }, { "out-of-turn": isTrend ? words.trend_too_late : words.inspiration_too_early });
  const [where, setWhere] = useState("");
  const send = async () => {
    const isWritten = await write(by, {}, () => [{ kind: isTrend ? "trend-note-sent" : "inspiration-note-sent", trajectory, ...(where.trim() !== "" && { note: where.trim() }) }]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(words.is_sent, note.kinds[kind]) });
  };
  const to = trendNote.without.length === 0 ? words.trend_help : `${words.trend_help} ${fill(words.without_note, trendNote.without.join(", "))}`;
  return (
    <EventForm title={isTrend ? words.trend_sent : words.inspiration_sent} help={isTrend ? to : words.inspiration_help} send={isTrend ? words.tell_sent : words.end} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={`${words.where_read} ${desk.optional}`} of={wrongs} field="note" value={where} onChange={setWhere} />
    </EventForm>
  );
}
