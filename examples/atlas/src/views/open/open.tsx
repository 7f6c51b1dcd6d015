/** Open: a region, all of Flanders' towns, a work that was kept, or a file. */

import { useState } from "preact/hooks";
import { count, fill, textIn } from "../../engine/text.js";
import { useArrival } from "../../ui/arrival.js";
import { Dialog } from "../../ui/dialog.js";
import { PickFile } from "../../ui/file.js";
import { Icon } from "../../ui/icon.js";
import { useSession, useWords } from "../../ui/session.js";
import { Templates } from "./templates.js";
import { elsewhere } from "../../route.js";

export function Open() {
  const words = useWords();
  const session = useSession();
  const { route, regions, works } = session;
  const { lang } = route;
  const [forgetting, setForgetting] = useState("");
  useArrival("open", true);
  const address = (key: string) => session.address({ ...(key === route.region ? {} : elsewhere(key)), view: "who" });
  const stepsOf = (key: string) => works.find((work) => work.key === key)?.steps.length ?? 0;
  const own = works.filter(({ key }) => !regions.some((region) => region.key === key));
  const card = (key: string, label: string, about: string) => (
    <li key={key} class={key === route.region ? "tile current" : "tile"}>
      <a href={address(key)} aria-current={key === route.region ? "true" : undefined}>
        {label}
      </a>
      {about !== "" && <p>{about}</p>}
      {stepsOf(key) > 0 && <p class="quiet">{count(stepsOf(key), words.step)}</p>}
      {works.some((work) => work.key === key) && (
        <button type="button" class="plain" onClick={() => setForgetting(key)}>
          {fill(regions.some((region) => region.key === key) ? words.forget_steps : words.forget, "")}
          <span class="visually-hidden"> {label}</span>
        </button>
      )}
    </li>
  );
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{words.open_title}</h1>
        <p class="lead">{words.open_lead}</p>
      </header>
      <section class="tiles" aria-labelledby="regions">
        <h2 id="regions">{words.regions}</h2>
        <ul>{regions.map(({ key, label, about }) => card(key, textIn(label, lang), textIn(about, lang)))}</ul>
      </section>
      {own.length > 0 && (
        <section class="tiles" aria-labelledby="own">
          <h2 id="own">{words.own_works}</h2>
          <ul>{own.map(({ key, name }) => card(key, name, ""))}</ul>
        </section>
      )}
      <section class="from-file" aria-labelledby="from-file">
        <h2 id="from-file">{words.own_document}</h2>
        <div class="dropzone">
          <Icon name="open" />
          <p>{words.open_file_help}</p>
          <PickFile />
        </div>
      </section>
      <Templates />
      {forgetting !== "" && (
        <Dialog title={words.forget_title} onClose={() => setForgetting("")}>
          <p>{fill(words.forget_sure, session.nameOf(forgetting, lang))}</p>
          <div class="actions">
            <button
              type="button"
              class="primary"
              onClick={async () => {
                setForgetting("");
                await session.forget(forgetting);
              }}
            >
              {words.forget}
            </button>
            <button type="button" onClick={() => setForgetting("")}>{words.cancel}</button>
          </div>
        </Dialog>
      )}
    </>
  );
}
