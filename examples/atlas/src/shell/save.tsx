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
  const saved = (file: string, content: string) => {
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
      </div>
      <p class="wrong" role="alert">{wrong}</p>
    </Dialog>
  );
}
