/** A challenge in pictures: its ladder, and its network. */

import { useState } from "preact/hooks";
import { capital, count, fill } from "../../engine/text.js";
import { ladderOf } from "../../pictures/ladder.js";
import { networkOf } from "../../pictures/network.js";
import { Picture } from "../../ui/picture.js";
import { useAnswer, useWords } from "../../ui/session.js";
import { Loading } from "../../ui/states.js";
import { Tabs } from "../../ui/tabs.js";
import { Section } from "./challenge.js";
import type { LadderView } from "./ladder.question.js";
import type { NetworkView } from "./network.question.js";

interface Props {
  id: string;
  table: string | undefined;
}

export function Seen({ id, table }: Props) {
  const words = useWords();
  const told = words.pictures;
  const [which, setWhich] = useState("ladder");
  return (
    <Section heading={told.of_challenge} kind="seen-in-pictures">
      <Tabs label={told.of_challenge} tabs={[{ value: "ladder", label: told.ladder }, { value: "network", label: told.network }]} value={which} onChoose={setWhich}>
        {which === "ladder" ? <Ladder id={id} table={table} /> : <Network key={id} id={id} table={table} />}
      </Tabs>
    </Section>
  );
}

function Ladder({ id, table }: Props) {
  const words = useWords();
  const { answer, failed } = useAnswer("ladder", { id, table });
  if (failed) return <p>{words.no_answer}</p>;
  return answer === undefined || answer?.challenge !== id ? <Loading /> : <LadderPicture of={answer} />;
}

function LadderPicture({ of }: { of: LadderView }) {
  const words = useWords();
  const told = words.pictures;
  const nobody = of.nobody.map(({ lever, where, heldBelow }) => ({ lever, where, more: heldBelow ? capital(words.held_below) : "" }));
  const levers = of.rungs.reduce((sum, rung) => sum + rung.levers.length, 0);
  const drawing = {
    title: `${told.ladder}: ${of.label}`,
    desc: fill(told.ladder_desc, count(levers, told.lever), String(of.nobody.length)),
    rungs: of.rungs,
    nobody,
    words: { approaches: words.columns, nobody: told.nobody_holds, nothing: told.nothing_at_level, more: (n: number) => fill(told.and_more, String(n)) },
  };
  return (
    <>
      <p class="quiet">{told.ladder_help}</p>
      <Picture draw={(paint) => ladderOf(drawing, paint)} name={`${told.ladder} ${of.label}`} table={<LadderTable of={of} />} />
    </>
  );
}

function LadderTable({ of }: { of: LadderView }) {
  const words = useWords();
  const told = words.pictures;
  return (
    <table>
      <thead>
        <tr>
          {[told.level, told.what, told.holders, told.where].map((head) => (
            <th key={head} scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.nobody.map(({ lever, where, heldBelow }) => (
          <tr>
            <th scope="row">{told.nobody_holds}</th>
            <td>{lever}</td>
            <td>{heldBelow ? capital(words.held_below) : ""}</td>
            <td>{where}</td>
          </tr>
        ))}
        {[...of.rungs].reverse().flatMap(({ level, tables, levers }) => [
          ...tables.map((table) => (
            <tr>
              <th scope="row">{level}</th>
              <td colSpan={3}>{table}</td>
            </tr>
          )),
          ...levers.map(({ lever, who, where }) => (
            <tr>
              <th scope="row">{level}</th>
              <td>{lever}</td>
              <td>{who.join("; ")}</td>
              <td>{where}</td>
            </tr>
          )),
        ])}
      </tbody>
    </table>
  );
}

function Network({ id, table }: Props) {
  const words = useWords();
  const told = words.pictures;
  const [apart, setApart] = useState(false);
  const { answer, failed } = useAnswer("network", { id, table, folded: !apart });
  if (failed) return <p>{words.no_answer}</p>;
  if (answer === undefined || answer?.challenge !== id) return <Loading />;
  if (answer.knots.length === 0) return <p>{words.nobody}</p>;
  return (
    <>
      <p class="quiet">{told.network_help}</p>
      {(answer.canUnfold || apart) && (
        <label class="only">
          <input type="checkbox" checked={apart} onChange={({ currentTarget }) => setApart(currentTarget.checked)} />
          {told.apart}
        </label>
      )}
      <NetworkPicture of={answer} />
    </>
  );
}

function NetworkPicture({ of }: { of: NetworkView }) {
  const words = useWords();
  const told = words.pictures;
  const drawing = {
    title: `${told.network}: ${of.label}`,
    desc: fill(told.network_desc, String(of.stakeholders), String(of.roles.length)),
    seat: of.seat,
    roles: of.roles,
    knots: of.knots,
    words: { strengths: words.strengths, mine: told.mine },
  };
  const table = (
    <table>
      <thead>
        <tr>
          <th scope="col">{told.stakeholder}</th>
          <th scope="col">{told.roles}</th>
        </tr>
      </thead>
      <tbody>
        {of.knots.map(({ label, names, isMine, ties }) => (
          <tr class={isMine ? "ours" : undefined}>
            <th scope="row">
              {label}
              {names.length > 0 && <span class="quiet"> {names.join(", ")}</span>}
            </th>
            <td>{ties.map(({ role, strength }) => `${of.roles[role]} (${words.strengths[strength]})`).join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return <Picture draw={(paint) => networkOf(drawing, paint)} name={`${told.network} ${of.label}`} table={table} />;
}
