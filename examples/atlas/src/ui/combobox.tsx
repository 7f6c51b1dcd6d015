/**
 * A list to type in: a combobox with a list box, by the ARIA pattern.
 *
 * Arrows walk, Enter chooses, Escape closes and takes back what was typed. Many options are cut off at `MOST`: who types more sees the rest.
 */

import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { fill } from "../engine/text.js";
import { Icon } from "./icon.js";
import { useWords } from "./session.js";

export interface Option {
  value: string;
  label: string;
  hint?: string;
}

interface Props {
  label: string;
  options: readonly Option[];
  value: string;
  onChoose: (value: string) => void;
  /** What stands there where nothing is chosen; with it, the choice can be taken back. */
  none?: string;
  /** What is wrong with the choice; said elsewhere, beside the field. */
  wrong?: string | undefined;
  /** Takes what was typed, where it is none of the options: the last option offers it. */
  create?: { label: (typed: string) => string; run: (typed: string) => void };
}

const MOST = 60;

/** The value of the option that offers what was typed. */
const CREATE = "\u0000new";

export function Combobox({ label, options, value, onChoose, none, wrong, create }: Props) {
  const words = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(-1);
  const chosen = options.find((option) => option.value === value);
  const open = typed !== undefined;
  const matching = useMemo(() => (typed === undefined ? [] : matches(options, typed)), [options, typed]);
  const isNew = create !== undefined && typed !== undefined && typed.trim() !== "" && !options.some((option) => plain(option.label) === plain(typed));
  const shown: Option[] = [...matching.slice(0, MOST), ...(isNew ? [{ value: CREATE, label: create.label(typed.trim()) }] : [])];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [active]);

  const close = () => {
    setTyped(undefined);
    setActive(-1);
  };
  const choose = (option: Option | undefined) => {
    close();
    if (option?.value === CREATE && typed !== undefined) return create?.run(typed.trim());
    if (option !== undefined && option.value !== value) onChoose(option.value);
  };
  const move = (to: number) => {
    if (!open) setTyped("");
    const many = open ? shown.length : Math.min(options.length, MOST);
    if (many > 0) setActive((to + many) % many);
  };
  const press = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === "ArrowDown") move(active + 1);
    else if (key === "ArrowUp") move(active < 0 ? -1 : active - 1);
    else if (key === "Enter" && open) choose(shown[active] ?? (shown.length === 1 ? shown[0] : undefined));
    else if (key === "Escape" && open) {
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div class="combobox">
      <label for={id}>{label}</label>
      <div class="combobox-field">
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          aria-invalid={wrong === undefined ? undefined : "true"}
          placeholder={none}
          value={typed ?? chosen?.label ?? ""}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => !open && setTyped("")}
          onKeyDown={press}
          onBlur={close}
        />
        {none !== undefined && value !== "" && (
          <button
            type="button"
            class="plain clear"
            aria-label={fill(words.clear_choice, label)}
            onClick={() => {
              onChoose("");
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <ul ref={list} id={`${id}-list`} class="options" role="listbox" aria-label={label} hidden={!open || shown.length === 0}>
        {shown.map((option, n) => (
          <li
            key={option.value}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === active}
            // before the field loses the focus
            onMouseDown={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            {option.label}
            {option.hint !== undefined && option.hint !== "" && <span class="quiet"> {option.hint}</span>}
          </li>
        ))}
      </ul>
      <p class={open && shown.length === 0 ? "options none" : "visually-hidden"} role="status">
        {open ? (shown.length === 0 ? words.no_options : fill(words.options, String(matching.length))) : ""}
      </p>
    </div>
  );
}

/** Those with every word that was typed, in any order, without regard to accents and capitals; those that begin with it first. */
function matches(options: readonly Option[], typed: string): Option[] {
  const wanted = plain(typed);
  const parts = wanted.split(" ").filter(Boolean);
  const found = options.filter(({ label }) => {
    const name = plain(label);
    return parts.every((part) => name.includes(part));
  });
  const begins = ({ label }: Option) => Number(!plain(label).startsWith(wanted));
  return wanted === "" ? found : found.sort((a, b) => begins(a) - begins(b));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
