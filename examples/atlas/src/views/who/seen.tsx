/** A challenge in pictures: its ladder, and its network. */

import { useState } from "preact/hooks";
import { PackagePicture } from "../../ui/picture.js";
import { useAnswer, useWords } from "../../ui/session.js";
import { Loading } from "../../ui/states.js";
import { Tabs } from "../../ui/tabs.js";
import { Section } from "./challenge.js";

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
  if (answer === undefined || answer?.challenge !== id) return <Loading />;
  return (
    <>
      <p class="quiet">{words.pictures.ladder_help}</p>
      <PackagePicture of={answer.picture} name={answer.picture.title} />
    </>
  );
}

function Network({ id, table }: Props) {
  const words = useWords();
  const told = words.pictures;
  const [apart, setApart] = useState(false);
  const { answer, failed } = useAnswer("network", { id, table, folded: !apart });
  if (failed) return <p>{words.no_answer}</p>;
  if (answer === undefined || answer?.challenge !== id) return <Loading />;
  if (answer.picture.table.rows.length === 0) return <p>{words.nobody}</p>;
  return (
    <>
      <p class="quiet">{told.network_help}</p>
      {(answer.canUnfold || apart) && (
        <label class="only">
          <input type="checkbox" checked={apart} onChange={({ currentTarget }) => setApart(currentTarget.checked)} />
          {told.apart}
        </label>
      )}
      <PackagePicture of={answer.picture} name={answer.picture.title} ours={answer.ours} />
    </>
  );
}
