/** Refusals: what an event, a journal or a register is refused for. They say more than other errors. */

import { RegieError } from "./error.js";

/** An event that is not written down; nothing has changed. */
export class NotWritten extends RegieError {
  constructor({ message, reasons, conflict, ...details }) {
    super(message, details);
    this.reasons = reasons;
    this.conflict = conflict && { ...conflict, between: conflict.lines.map((line) => JSON.parse(line)) };
  }
}

/** A journal that cannot be read, or a register that cannot be opened. */
export class NotOpened extends RegieError {
  constructor({ message, reasons, line, ...details }) {
    super(message, details);
    this.reasons = reasons;
    this.line = line;
  }
}

/** An answer; a refusal in its place is thrown. */
export function accepted(answer, Refused) {
  if (answer?.refused !== undefined) throw new Refused(answer.refused);
  return answer;
}
