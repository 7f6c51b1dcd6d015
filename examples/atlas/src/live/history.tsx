/** Every step by its name: what holds, what was taken back, and the way to each. */

import { Icon } from "../ui/icon.js";
import { Panel } from "../ui/panel.js";
import { useShown, useWords } from "../ui/session.js";
import { useHistory } from "../ui/steps.js";
import { useLive } from "./live.js";

export function HistoryPanel() {
  const words = useWords();
  const { live } = words;
  const { close, opener } = useLive();
  const { work } = useShown();
  const { to } = useHistory();
  const all = [live.history_start, ...work.steps.map(({ label }) => label)];
  return (
    <Panel title={live.history_title} subject="history" opener={opener} onClose={close}>
      {work.steps.length === 0 && <p>{live.history_none}</p>}
      <ol class="history">
        {work.steps.length > 0 &&
          all.map((label, n) => (
            <li key={n} class={n > work.cursor ? "undone" : undefined} aria-current={n === work.cursor ? "step" : undefined}>
              <button type="button" class="plain" disabled={n === work.cursor} onClick={() => to(n)}>
                <span>{label}</span>
                <span class="quiet">
                  {n === work.cursor ? live.history_now : n > work.cursor ? live.history_undone : ""}
                  {n !== work.cursor && <span class="visually-hidden"> {live.history_to}</span>}
                </span>
                {n === work.cursor && <Icon name="before" />}
              </button>
            </li>
          ))}
      </ol>
    </Panel>
  );
}
