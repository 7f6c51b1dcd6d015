/** A picture on the page: seen, read as a table, and saved as SVG or PNG. */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Picture as PictureOfPackage } from "regie-wasm";
import { day, fill, textIn } from "../engine/text.js";
import { ON_PAPER } from "../pictures/paint.js";
import { type Draw, Standalone } from "../pictures/sheet.js";
import { fileName, saveFile } from "../store/files.js";
import { elementOf, fileOf, pngOf, svgText } from "../store/pictures.js";
import { Icon } from "./icon.js";
import { useSession, useShown, useWords } from "./session.js";
import { useToast } from "./toast.js";

interface PackageProps {
  of: Pick<PictureOfPackage, "title" | "svg"> & Partial<Pick<PictureOfPackage, "table">>;
  /** What the file is called, before the landscape and the date. */
  name: string;
  /** What stands first in the rows of mine. */
  ours?: readonly string[];
  /** The same in words, where that is more than the table that comes with it: then it is what is seen first. */
  children?: ComponentChildren;
}

/** A picture that the package drew: seen, read as a table, and saved. */
export function PackagePicture({ of: { title: told, svg, table }, name, ours = [], children }: PackageProps) {
  const words = useWords();
  const title = shown(told);
  const [asTable, setAsTable] = useState(children !== undefined);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!asTable) place.current?.replaceChildren(elementOf(svg));
  }, [svg, asTable]);
  const cells = table !== undefined && (
    <div key="table" class="picture-table" tabIndex={0} role="region" aria-label={title}>
      <CellsOf table={table} ours={ours} />
    </div>
  );
  return (
    <div class="picture">
      <div class="picture-tools">
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {words.pictures.as_table}
        </button>
        <SavePicture text={(foot, ending) => fileOf(svg, foot, ending === ".svg" ? "both" : "paper")} name={shown(name)} />
      </div>
      {asTable ? (children ?? cells) : <div key="drawn" ref={place} class="picture-drawn" tabIndex={0} role="region" aria-label={title} />}
    </div>
  );
}

/** Text of the package, without what is not seen: it says of documents what stands in them. */
const shown = (text: string) => textIn(text, "");

/** What a picture of the package shows, cell by cell. */
function CellsOf({ table: { columns, rows }, ours }: Pick<PictureOfPackage, "table"> & { ours: readonly string[] }) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{shown(column)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => row.map(shown)).map(([first = "", ...others]) => (
          <tr class={ours.includes(first) ? "ours" : undefined}>
            {first === "" ? <td /> : <th scope="row">{first}</th>}
            {others.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Ending = ".svg" | ".png";
/** The text of a file, with what stands below the picture. */
type TextOf = (foot: readonly string[], ending: Ending) => string;

/** A drawing of the page as a file, in colours for paper. */
export const standalone =
  (draw: Draw): TextOf =>
  (foot) =>
    svgText(<Standalone of={draw(ON_PAPER)} paint={ON_PAPER} foot={foot} />);

interface SaveProps {
  text: TextOf;
  /** What the file is called, before the landscape and the date. */
  name: string;
  /** Where it comes from, beside the landscape. */
  credit?: string;
}

/** Two buttons. What is saved has its title, its legend and where it comes from. */
export function SavePicture({ text: textOf, name, credit }: SaveProps) {
  const words = useWords();
  const session = useSession();
  const say = useToast();
  const { route, basics } = useShown();
  const save = async (ending: Ending) => {
    try {
      const title = session.title(route.lang);
      const foot = [fill(words.pictures.foot, title, day(basics.asOf, words)), ...(credit === undefined ? [] : [credit])];
      const text = textOf(foot, ending);
      const file = fileName(`${name.slice(0, 36)} ${title.slice(0, 30)} ${basics.asOf}`, ending);
      if (ending === ".svg") saveFile(file, text, "image/svg+xml");
      else saveFile(file, await pngOf(text));
      say({ text: `${words.saved} ${file}` });
    } catch (error) {
      console.error(error);
      say({ text: words.pictures.not_saved });
    }
  };
  return (
    <>
      {([".svg", ".png"] as const).map((ending) => (
        <button key={ending} type="button" class="with-icon" onClick={() => save(ending)}>
          <Icon name="save" />
          {fill(words.pictures.save_as, ending.slice(1).toUpperCase())}
          <span class="visually-hidden"> ({name})</span>
        </button>
      ))}
    </>
  );
}
