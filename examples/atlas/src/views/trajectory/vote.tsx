/** The participants of a theme group vote, one after the other: each for as many challenges as it likes. */

import { useState } from "preact/hooks";
import { count, fill } from "../../engine/text.js";
import { Checks, Choose, Entry, EventForm, useWriting } from "../../ui/entry.js";
import { useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import type { WorkFormProps } from "./work.js";
import type { Voter } from "./work.question.js";

export function Vote({ of: { trajectory, by }, group: { theme, label, voters, challenges }, journal, onClose }: WorkFormProps) {
  const { trajectory: words } = useWords();
  const say = useToast();
  const { wrongs, write } = useWriting(journal, { participant: "who", theme: "who", "not-allowed": "who", challenges: "challenges" }, { "out-of-turn": words.not_of_group });
  // a challenge that is gone gets no vote any more
  const votesOf = (one: Voter | undefined) => (one?.votes ?? []).filter((vote) => challenges.some(({ value }) => value === vote));
  const first = voters.find(({ votes }) => votes.length === 0) ?? voters[0];
  const [who, setWho] = useState(first?.participant ?? "");
  const [chosen, setChosen] = useState<string[]>(votesOf(first));
  const [told, setTold] = useState("");
  const voter = voters.find(({ participant }) => participant === who);
  const turnTo = (participant: string) => {
    setWho(participant);
    setChosen(votesOf(voters.find((one) => one.participant === participant)));
  };
  const send = async () => {
    const isWritten = await write(voter?.stakeholder ?? by, { who: who === "", challenges: chosen.length === 0 && (voter?.votes ?? []).length === 0 }, () => [
      { kind: "voted", trajectory, theme, participant: who, ...(chosen.length > 0 && { challenges: chosen }) },
    ]);
    if (!isWritten) return;
    const done = fill(chosen.length === 0 ? words.vote_back : words.has_voted, voter?.label ?? who);
    const left = voters.filter(({ participant, votes }) => participant !== who && votes.length === 0);
    const next = left[0];
    if (next === undefined) {
      onClose();
      return say({ text: done });
    }
    // a dialog hides what is said below it
    setTold(`${done} ${fill(words.votes_left, count(left.length, words.participant_count))}`);
    turnTo(next.participant);
  };
  const options = voters.map(({ participant, label: name, votes }) => ({ value: participant, label: votes.length === 0 ? name : fill(words.voted_already, name) }));
  return (
    <EventForm title={fill(words.vote_title, label)} help={words.vote_help} send={words.do_vote} wrongs={wrongs} onSend={send} onClose={onClose}>
      <p class="mark there" role="status">{told}</p>
      <Choose label={words.who_votes} of={wrongs} field="who" options={options} value={who} onChange={turnTo} />
      <Entry of={wrongs} field="challenges">
        <Checks legend={words.votes_for} options={challenges} values={chosen} onChange={setChosen} />
      </Entry>
    </EventForm>
  );
}
