/** Tables to begin with: each by itself, and all as one file. */

import { useEffect, useState } from "preact/hooks";
import { fill } from "../../engine/text.js";
import { saveFile } from "../../store/files.js";
import { Icon } from "../../ui/icon.js";
import { useSession, useWords } from "../../ui/session.js";
import { useToast } from "../../ui/toast.js";
import { LANGUAGES, wordsOf } from "../../words.js";

/** The headers of tables are there in these. */
const SPOKEN: readonly string[] = LANGUAGES.filter((lang) => lang === "nl" || lang === "en");

export function Templates() {
  const all = useWords();
  const words = all.tables;
  const session = useSession();
  const say = useToast();
  const [lang, setLang] = useState(SPOKEN.includes(session.route.lang) ? session.route.lang : "en");
  const [templates, setTemplates] = useState<Readonly<Record<string, string>>>({});
  const [table, setTable] = useState("");
  const [wrong, setWrong] = useState("");
  const failed = (error: unknown) => {
    console.error(error);
    setWrong(words.not_made);
  };
  useEffect(() => {
    let isLast = true;
    session.engine.tablesOf(null, lang).then((found) => isLast && setTemplates(found), failed);
    return () => {
      isLast = false;
    };
  }, [lang]);
  const saved = (name: string, content: string | Blob) => {
    saveFile(name, content, "text/csv;charset=utf-8");
    setWrong("");
    say({ text: `${all.saved} ${name}` });
  };
  const together = async (form: "xlsx" | "zip") => {
    try {
      const made = await session.engine.tablesAs(null, lang, form);
      if (made === undefined) throw new Error("a template is too long");
      saved(`${words.templates_file}-${lang}.${form}`, made);
    } catch (error) {
      failed(error);
    }
  };
  const names = Object.keys(templates);
  const chosen = names.includes(table) ? table : (names[0] ?? "");
  return (
    <section class="from-file" aria-labelledby="templates">
      <h2 id="templates">{words.templates}</h2>
      <p>{words.templates_help}</p>
      <div class="templates">
        <label class="field">
          {words.templates_lang}
          <select value={lang} onChange={({ currentTarget }) => setLang(currentTarget.value)}>
            {SPOKEN.map((one) => (
              <option key={one} value={one} lang={one}>{wordsOf(one).name}</option>
            ))}
          </select>
        </label>
        <button type="button" class="with-icon" onClick={() => together("xlsx")}>
          <Icon name="save" />
          {words.all_excel}
        </button>
        <button type="button" class="with-icon" onClick={() => together("zip")}>
          <Icon name="save" />
          {words.all_csv}
        </button>
      </div>
      <div class="templates">
        <label class="field">
          {words.one}
          <select value={chosen} disabled={names.length === 0} onChange={({ currentTarget }) => setTable(currentTarget.value)}>
            {names.map((name) => (
              <option key={name} value={name} lang={lang}>{name}</option>
            ))}
          </select>
        </label>
        <button type="button" class="with-icon" disabled={chosen === ""} onClick={() => saved(`${chosen}.csv`, templates[chosen] ?? "")}>
          <Icon name="save" />
          {fill(words.one_csv, chosen)}
        </button>
      </div>
      <p class="wrong" role="alert">{wrong}</p>
    </section>
  );
}
