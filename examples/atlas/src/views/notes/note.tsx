/** A note on the page, drawn from its data: every text is text. */

import type { Note, NoteBlock, NoteSection } from "regie-wasm";

export function NoteText({ of: { title, language, facts, opening, sections } }: { of: Note }) {
  return (
    <article class="note" lang={language} aria-labelledby="note-title">
      <h2 id="note-title">{title}</h2>
      <dl>
        {facts.map(({ label, text }) => (
          <div>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {opening.map((text) => (
        <p>{text}</p>
      ))}
      {sections.map((section) => (
        <Section of={section} level={3} />
      ))}
    </article>
  );
}

function Section({ of: { title, blocks, parts = [] }, level }: { of: NoteSection; level: number }) {
  const Heading = `h${Math.min(level, 6)}` as "h3";
  return (
    <section>
      <Heading>{title}</Heading>
      {blocks.map((block) => (
        <Block of={block} />
      ))}
      {parts.map((part) => (
        <Section of={part} level={level + 1} />
      ))}
    </section>
  );
}

function Block({ of: block }: { of: NoteBlock }) {
  if (block.kind === "paragraph") return <p>{block.text}</p>;
  if (block.kind === "list") {
    return (
      <ul class="points">
        {block.items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    );
  }
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={block.caption}>
      {/* said to be a table, for on a phone it does not stand as one */}
      <table role="table">
        <caption>{block.caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {block.columns.map((column) => (
              <th role="columnheader" scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {block.rows.map(([first, ...cells]) => (
            <tr role="row">
              <th role="rowheader" scope="row">{first}</th>
              {cells.map((cell, n) => (
                <td role="cell" data-column={block.columns[n + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
