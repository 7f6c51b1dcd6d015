/** From theme to theme: the way through a meeting. */

import { useId } from "preact/hooks";
import { useAnswer, useSession, useShown, useWords } from "../../ui/session.js";

export function Themes() {
  const words = useWords();
  const session = useSession();
  const { theme } = useShown().route;
  const { answer } = useAnswer("choices", {});
  const id = useId();
  if (answer === undefined || answer.themes.length === 0) return null;
  const at = answer.themes.findIndex(({ value }) => value === theme);
  const link = (to: number, word: string) => {
    const other = answer.themes[to];
    return other === undefined ? null : (
      <a href={session.address({ theme: other.value, challenge: "", table: "" })} class="step" title={other.label}>
        {word}
        <span class="visually-hidden">: {other.label}</span>
      </a>
    );
  };
  return (
    <nav class="themes" aria-label={words.theme[1]}>
      <label for={id}>{words.theme[0]}</label>
      <select id={id} class="theme-choice" value={theme} onChange={({ currentTarget }) => session.go({ theme: currentTarget.value, challenge: "", table: "" })}>
        <option value="">{words.all_themes}</option>
        {answer.themes.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      {at > 0 && link(at - 1, `← ${words.previous}`)}
      {link(at + 1, at < 0 ? words.first_theme : `${words.next} →`)}
    </nav>
  );
}
