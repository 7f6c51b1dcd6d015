/** The assignments, the matrix and the comparison as one Excel file. */

import { useState } from "preact/hooks";
import { fileName, saveFile } from "../../store/files.js";
import { Icon } from "../../ui/icon.js";
import { useSession, useShown, useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";

export function Sheets() {
  const words = useWords();
  const session = useSession();
  const { route, turn } = useShown();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState("");
  const save = async () => {
    setBusy(true);
    setWrong("");
    try {
      const sheets = await session.engine.ask(turn, "sheets", {}, { lang: route.lang, me: undefined });
      const { excelOf } = await import("./excel.js");
      const name = fileName(session.title(route.lang), ".xlsx");
      saveFile(name, await excelOf(sheets));
      say({ text: `${words.saved} ${name}` });
    } catch (error) {
      console.error(error);
      setWrong(words.note.not_saved);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="sheets" aria-labelledby="sheets">
      <h2 id="sheets">{words.note.sheets}</h2>
      <p>{words.note.sheets_help}</p>
      <div class="actions">
        <button type="button" class="with-icon" disabled={busy} onClick={save}>
          <Icon name="save" />
          {words.note.excel}
        </button>
      </div>
      <p class="wrong" role="alert">{wrong}</p>
    </section>
  );
}
