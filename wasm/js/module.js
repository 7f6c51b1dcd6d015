/**
 * The one way into the WebAssembly module.
 *
 * Its functions give errors back as data and throw nothing, so an exception is a trap: memory that ran out, a stack that
 * overflowed. After that nobody knows what its memory holds, so no later call goes in; each says what happened instead.
 */

import { RegieError, errorOf } from "./error.js";

let trap;

/** What a function of the module gives: plain text or a number. */
export function call(enter, ...values) {
  if (trap === undefined) {
    try {
      return enter(...values);
    } catch (error) {
      trap = error;
    }
  }
  throw new RegieError(
    `the WebAssembly module broke down (${trap}), and cannot be trusted any more: load the page again, or start the process or worker again`,
    { code: "module-poisoned", cause: trap },
  );
}

/** What a function of the module answers, as text or as a value; the error that it gives instead is thrown. */
export function ask(enter, ...values) {
  const reply = call(enter, ...values);
  const { answer, error } = typeof reply === "string" ? JSON.parse(reply) : reply;
  if (error !== undefined) throw asError(error);
  return answer;
}

/** Gives up memory, where there is a module left to give it to. Never throws. */
export function giveUp(enter, ...values) {
  try {
    call(enter, ...values);
  } catch {
    // the next call says it
  }
}

function asError({ problems, message, ...details }) {
  return problems === undefined ? new RegieError(message, details) : errorOf(problems);
}
