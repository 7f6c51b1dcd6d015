/** Signals of a region: the desk, a report, one signal, and how they go; the address says which. */

import { useSession, useShown, useWords } from "../../ui/session.js";
import { DeskPage } from "./desk.js";
import { FlowPage } from "./flow.js";
import { ReportPage } from "./report.js";
import { SignalPage } from "./signal.js";

export function Signals() {
  const { part } = useShown().route;
  const [page = "", ...rest] = part.split("/");
  if (page === "signal") return <SignalPage key={part} signal={rest.join("/")} />;
  if (page === "report") return <ReportPage />;
  if (page === "flow") return <FlowPage />;
  return <DeskPage />;
}

/** Between the pages of signals. */
export function Between({ here }: { here: string }) {
  const { desk } = useWords();
  const session = useSession();
  const link = (part: string, label: string) => (
    <li>
      <a href={session.address({ part })} aria-current={here === part ? "page" : undefined}>{label}</a>
    </li>
  );
  return (
    <nav class="between" aria-label={desk.between}>
      <ul>
        {link("report", desk.report)}
        {link("", desk.title)}
        {link("flow", desk.flow)}
        <li>
          <a href={session.address({ view: "notes", part: "forum-agenda" })}>{desk.forum}</a>
        </li>
      </ul>
    </nav>
  );
}
