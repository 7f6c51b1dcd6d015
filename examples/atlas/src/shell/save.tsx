/** Save as a file: the work with its steps, or the landscape as it is now. */

import { useState } from "preact/hooks";
import { fileName, saveFile } from "../store/files.js";
import { changesOf, toFile } from "../store/work.js";
import { Dialog } from "../ui/dialog.js";
import { useSession, useShown, useWords } from "../ui/session.js";
import { useToast } from "../ui/toast.js";

export function Save({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const session = useSession();
  const { work, text, route } = useShown();
  const say = useToast();
  const [wrong, setWrong] = useState("");
  const name = session.title(route.lang);
  const saved = (file: string, content: string | Blob) => {
    saveFile(file, content);
    onClose();
    say({ text: `${words.saved} ${file}` });
  };
  const landscape = async () => {
    try {
      const now = await session.engine.landscape(text, changesOf(work));
      if (now === null) setWrong(words.save_not_alone);
      else saved(fileName(name, ".json"), now);
    } catch (error) {
      console.error(error);
      setWrong(words.not_answered);
    }
  };
  /** The landscape as tables: what is saved can be opened again. */
  const tables = async (form: "xlsx" | "zip") => {
    try {
      const now = await session.engine.landscape(text, changesOf(work));
      if (now === null) return setWrong(words.save_not_alone);
      const made = await session.engine.tablesAs(now, route.lang, form);
      if (made === undefined) setWrong(words.tables.too_long);
      else saved(fileName(name, `.${form}`), made);
    } catch (error) {
      console.error(error);
      setWrong(words.tables.not_made);
    }
  };
  return (
    <Dialog title={words.save_title} onClose={onClose}>
      <p class="quiet">{words.save_help}</p>
      <div class="choices-list">
        <button type="button" class="choice-button" onClick={() => saved(fileName(name, ".work.json"), toFile(work, text))}>
          <strong>{words.save_work}</strong>
          <span>{words.save_work_help}</span>
        </button>
        <button type="button" class="choice-button" onClick={landscape}>
          <strong>{words.save_landscape}</strong>
          <span>{words.save_landscape_help}</span>
        </button>
        <button type="button" class="choice-button" onClick={() => tables("xlsx")}>
          <strong>{words.tables.save_excel}</strong>
          <span>{words.tables.save_excel_help}</span>
        </button>
        <button type="button" class="choice-button" onClick={() => tables("zip")}>
          <strong>{words.tables.save_csv}</strong>
          <span>{words.tables.save_csv_help}</span>
        </button>
      </div>
      <p class="wrong" role="alert">{wrong}</p>
    </Dialog>
  );
}
