/** What happens to a meeting that is set: it was held, it moves to another half day, or to another place. */

import { useState } from "preact/hooks";
import type { HalfDay, MeetingsPlanned, PlaceChanged } from "regie-wasm";
import { fill } from "../../engine/text.js";
import { Checks, Choose, Entry, EventForm, Line, useWriting } from "../../ui/entry.js";
import type { Journal } from "../../ui/journal.js";
import { useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import type { SetMeeting, TrajectoryView } from "./trajectory.question.js";

export type Happening = { what: "held" | "moved"; meeting: SetMeeting } | { what: "place"; meeting?: SetMeeting };

interface Props {
  of: TrajectoryView;
  journal: Journal;
  onClose: () => void;
}

export function MeetingForm({ happening, ...props }: Props & { happening: Happening }) {
  if (happening.what === "held") return <Hold {...props} meeting={happening.meeting} />;
  if (happening.what === "moved") return <Move {...props} meeting={happening.meeting} />;
  return <Place {...props} meeting={happening.meeting} />;
}

/** What is told again is another object. */
const isSame = (a: SetMeeting, b: SetMeeting) => a.themeId === b.themeId && a.at.date === b.at.date && a.at.half === b.at.half;

const titleOf = ({ theme, when }: SetMeeting) => `${theme}, ${when.toLowerCase()}`;

function Hold({ of: { trajectory, by, participants }, journal, onClose, meeting }: Props & { meeting: SetMeeting }) {
  const { trajectory: words, save } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { present: "present", theme: "", half_day: "" }, { "out-of-turn": words.not_held_yet });
  const group = participants.filter(({ themeIds }) => themeIds.includes(meeting.themeId));
  const [present, setPresent] = useState<string[]>(meeting.present ?? []);
  const [known] = useState(group);
  // whoever left the group since stays in sight: the library refuses them, and one can take them off
  const seen = new Set([...known.map(({ participant }) => participant), ...(meeting.present ?? [])]);
  const left = [...seen].filter((one) => !group.some(({ participant }) => participant === one));
  const options = [
    ...group.map(({ participant, label }) => ({ value: participant, label })),
    ...left.map((one) => ({ value: one, label: known.find(({ participant }) => participant === one)?.label ?? one, hint: words.left_group })),
  ];
  const send = async () => {
    const isWritten = await write(by, {}, () => [{ kind: "meeting-held", trajectory, theme: meeting.themeId, half_day: meeting.at, present }]);
    if (!isWritten) return;
    onClose();
    say({ text: fill(words.is_held, titleOf(meeting)) });
  };
  return (
    <EventForm title={fill(words.held_title, titleOf(meeting))} help={meeting.present === undefined ? words.held_help : words.held_again_help} send={save} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Entry of={wrongs} field="present">
        {options.length === 0 ? <p class="none">{words.nobody_in_group}</p> : <Checks legend={words.who_was_there} options={options} values={present} onChange={setPresent} />}
      </Entry>
      {group.length > 1 && present.length < group.length && (
        <p>
          <button type="button" class="link" onClick={() => setPresent(group.map(({ participant }) => participant))}>{words.everybody}</button>
        </p>
      )}
    </EventForm>
  );
}

function Move({ of: { trajectory, by, meetings }, journal, onClose, meeting }: Props & { meeting: SetMeeting }) {
  const { trajectory: words } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { meetings: "date" }, { "out-of-turn": words.held_already, double: words.same_half_day });
  const [date, setDate] = useState(meeting.at.date);
  const [half, setHalf] = useState<HalfDay["half"]>(meeting.at.half);
  const send = async () => {
    const event = (): MeetingsPlanned => ({
      kind: "meetings-planned",
      trajectory,
      // all of them are set anew: the others as they are
      meetings: meetings.map((one) => ({ theme: one.themeId, half_day: isSame(one, meeting) ? { date, half } : one.at, place: one.placeText })),
    });
    if (!(await write(by, { date: date === "" }, () => [event()]))) return;
    onClose();
    say({ text: fill(words.is_moved, meeting.theme) });
  };
  return (
    <EventForm title={fill(words.move_title, titleOf(meeting))} help={words.move_help} send={words.move} wrongs={wrongs} onSend={send} onClose={onClose}>
      <Line label={words.new_day} type="date" of={wrongs} field="date" value={date} onChange={setDate} />
      <Choose label={words.halves_label} of={wrongs} field="half" options={(["morning", "afternoon"] as const).map((value) => ({ value, label: words.halves[value] }))} value={half} onChange={(value) => setHalf(value as HalfDay["half"])} />
    </EventForm>
  );
}

function Place({ of: { trajectory, by, groups }, journal, onClose, meeting }: Props & { meeting: SetMeeting | undefined }) {
  const { trajectory: words } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { place: "place", theme: "theme" }, { "out-of-turn": words.too_late_to_move });
  const [place, setPlace] = useState("");
  const [theme, setTheme] = useState("");
  const send = async () => {
    const event = (): PlaceChanged => ({
      kind: "place-changed",
      trajectory,
      place: place.trim(),
      ...(meeting !== undefined ? { theme: meeting.themeId, half_day: meeting.at } : theme !== "" && { theme }),
    });
    if (!(await write(by, { place: place.trim() === "" }, () => [event()]))) return;
    onClose();
    say({ text: fill(words.place_is, place.trim()) });
  };
  return (
    <EventForm title={meeting === undefined ? words.change_place : fill(words.place_title, titleOf(meeting))} help={words.place_help} send={words.change_place} wrongs={wrongs} onSend={send} onClose={onClose}>
      {meeting === undefined && (
        <Choose label={words.group} of={wrongs} field="theme" options={[{ value: "", label: words.all_groups }, ...groups.map((one) => ({ value: one.theme, label: one.label }))]} value={theme} onChange={setTheme} />
      )}
      <Line label={words.new_place} of={wrongs} field="place" value={place} onChange={setPlace} />
    </EventForm>
  );
}
