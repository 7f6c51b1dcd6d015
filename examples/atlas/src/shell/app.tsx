/** The shell: everything that stands around a view. */

import { useEffect, useRef } from "preact/hooks";
import { FromTables } from "../views/open/tables.js";
import { viewOf } from "../views/index.js";
import { Dialog } from "../ui/dialog.js";
import { DropFile } from "../ui/file.js";
import { Live, LivePanel } from "../live/live.js";
import { useSession, useWords } from "../ui/session.js";
import { Loading } from "../ui/states.js";
import { useHistory } from "../ui/steps.js";
import { Toasts } from "../ui/toast.js";
import { Header } from "./header.js";
import { Problems } from "./problems.js";

export function App() {
  return (
    <Toasts>
      <Live>
        <Shell />
      </Live>
    </Toasts>
  );
}

function Shell() {
  const words = useWords();
  const session = useSession();
  const main = useRef<HTMLElement>(null);
  const { route, shown, busy, said } = session;
  useEffect(() => {
    document.documentElement.lang = route.lang;
  }, [route.lang]);
  useUndoKeys();
  const View = shown && viewOf(shown.route.view);
  // an address of its own would ask something else
  const skip = (event: Event) => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <Header />
      <div class="said" role="alert">
        {said.length > 0 && (
          <p>
            {said.map((sentence) => sentence(route.lang)).join(" ")}{" "}
            {session.gone !== undefined && (
              <button type="button" onClick={() => session.reload()}>
                {words.reload}
              </button>
            )}
          </p>
        )}
      </div>
      <Problems />
      <main ref={main} id="main" tabIndex={-1} aria-busy={busy ? "true" : undefined}>
        {View !== undefined ? <View key={shown?.route.view} /> : busy ? <Loading /> : <h1 tabIndex={-1}>{words.title}</h1>}
      </main>
      <footer class="foot">
        <p>{words.about}</p>
      </footer>
      <DropFile />
      {session.tables !== undefined && <FromTables key={JSON.stringify(session.tables.tables.map(({ name }) => name))} {...session.tables} />}
      <LivePanel />
      {session.conflict !== undefined && (
        <Dialog title={words.conflict_title}>
          <p>{words.conflict}</p>
          <div class="actions">
            <button type="button" class="primary" onClick={() => session.settle("copy")}>{words.conflict_copy}</button>
            <button type="button" onClick={() => session.settle("theirs")}>{words.conflict_theirs}</button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), where one is not writing. */
function useUndoKeys(): void {
  const { undo, redo } = useHistory();
  const now = useRef({ undo, redo });
  now.current = { undo, redo };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target;
      const isWriting = target instanceof HTMLElement && target.matches("input:not([type=radio],[type=checkbox]), textarea, select");
      if (isWriting || !(event.ctrlKey || event.metaKey) || event.altKey || document.querySelector("dialog:modal") !== null) return;
      const key = event.key.toLowerCase();
      if (key === "z" && !event.shiftKey) now.current.undo();
      else if (key === "y" || (key === "z" && event.shiftKey)) now.current.redo();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
