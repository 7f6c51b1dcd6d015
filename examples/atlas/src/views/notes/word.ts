/** A note as a Word document on A4, made from its data: headings, lists and tables are those of Word, so that it can be written further. */

import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType, convertMillimetersToTwip as mm } from "docx";
import type { Note, NoteBlock, NoteSection } from "regie-wasm";

/** A4, in twentieths of a point. */
const A4 = { width: 11_906, height: 16_838 };
const MARGIN = mm(22);
/** What is left between the margins. */
const WIDTH = A4.width - 2 * MARGIN;
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const;

/** Control characters cannot stand in XML. */
const plain = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, " ");

export async function wordOf(note: Note): Promise<Blob> {
  const document = new Document({
    title: plain(note.title),
    creator: "regie",
    styles: {
      default: {
        document: { run: { font: "Calibri", size: 22, language: { value: note.language } }, paragraph: { spacing: { after: 120, line: 276 } } },
        title: { run: { font: "Cambria", size: 40, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading1: { run: { font: "Cambria", size: 28, bold: true }, paragraph: { spacing: { before: 320, after: 100 }, keepNext: true } },
        heading2: { run: { font: "Cambria", size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
      },
    },
    numbering: {
      config: [{ reference: "points", levels: [{ level: 0, format: LevelFormat.BULLET, text: "\u2022", alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: mm(6), hanging: mm(4) } } } }] }],
    },
    sections: [
      {
        properties: { page: { size: A4, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(plain(note.title))] }),
          ...note.facts.map(({ label, text }) => new Paragraph({ spacing: { after: 20 }, children: [new TextRun({ text: `${plain(label)}: `, bold: true }), new TextRun(plain(text))] })),
          new Paragraph({ children: [] }),
          ...note.opening.map((text) => new Paragraph(plain(text))),
          ...note.sections.flatMap((section) => sectionOf(section, 0)),
        ],
      },
    ],
  });
  return Packer.toBlob(document);
}

function sectionOf({ title, blocks, parts = [] }: NoteSection, level: number): (Paragraph | Table)[] {
  const heading = HEADINGS[Math.min(level, HEADINGS.length - 1)] ?? HeadingLevel.HEADING_4;
  return [new Paragraph({ heading, children: [new TextRun(plain(title))] }), ...blocks.flatMap(blockOf), ...parts.flatMap((part) => sectionOf(part, level + 1))];
}

function blockOf(block: NoteBlock): (Paragraph | Table)[] {
  if (block.kind === "paragraph") return [new Paragraph(plain(block.text))];
  if (block.kind === "list") return block.items.map((item) => new Paragraph({ text: plain(item), numbering: { reference: "points", level: 0 } }));
  const widths = block.columns.map(() => Math.floor(WIDTH / Math.max(1, block.columns.length)));
  const cell = (text: string, bold: boolean, n: number) =>
    new TableCell({
      width: { size: widths[n] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
      ...(bold && { shading: { fill: "EEF1F4" } }),
      children: [new Paragraph({ spacing: { after: 0 }, children: [new TextRun({ text: plain(text), bold })] })],
    });
  return [
    new Paragraph({ keepNext: true, spacing: { before: 120, after: 60 }, children: [new TextRun({ text: plain(block.caption), italics: true })] }),
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      rows: [
        new TableRow({ tableHeader: true, cantSplit: true, children: block.columns.map((column, n) => cell(column, true, n)) }),
        ...block.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, n) => cell(text, false, n)) })),
      ],
    }),
    new Paragraph({ children: [] }),
  ];
}
