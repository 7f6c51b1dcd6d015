/** Small forms, one for each thing that happens to a plan that is open. */

import type { Id } from "regie-wasm";
import type { Journal } from "../../../ui/journal.js";
import type { ActionTold, AmbitionTold, DomainTold, PlanView } from "../plans.question.js";
import { SetAction, SetStatus } from "./action.js";
import { SetAmbition } from "./ambition.js";
import { SetDomain, SetLine } from "./money.js";
import { SetIndicator, TakeReading } from "./measure.js";
import { HoldAgainst, TellParticipation } from "./test.js";

/** What is added, or set anew where `of` is there. */
export type Adding =
  | { what: "ambition"; of?: AmbitionTold }
  | { what: "action"; of?: ActionTold; challenge?: Id }
  | { what: "domain"; of?: DomainTold }
  | { what: "status" | "indicator" | "reading" | "test" | "participation" | "line"; of: ActionTold };

export interface FormProps {
  plan: PlanView;
  journal: Journal;
  onClose: () => void;
}

export function AddTo({ adding, ...props }: FormProps & { adding: Adding }) {
  switch (adding.what) {
    case "ambition":
      return <SetAmbition {...props} of={adding.of} />;
    case "action":
      return <SetAction {...props} of={adding.of} challenge={adding.challenge} />;
    case "domain":
      return <SetDomain {...props} of={adding.of} />;
    case "status":
      return <SetStatus {...props} of={adding.of} />;
    case "indicator":
      return <SetIndicator {...props} of={adding.of} />;
    case "reading":
      return <TakeReading {...props} of={adding.of} />;
    case "test":
      return <HoldAgainst {...props} of={adding.of} />;
    case "participation":
      return <TellParticipation {...props} of={adding.of} />;
    case "line":
      return <SetLine {...props} of={adding.of} />;
  }
}
