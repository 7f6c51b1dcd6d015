/** The session for components: whoever uses it is drawn again when it changes. */

import { createContext } from "preact";
import { useContext, useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { Answer, Name, Params } from "../engine/questions.js";
import type { Session, Shown } from "../store/session.js";
import { type Words, wordsOf } from "../words.js";

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("there is no session around this component");
  const [, draw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => session.subscribe(() => draw(undefined)), [session]);
  return session;
}

/** What stands on the page. Views are drawn only when there is something. */
export function useShown(): Shown {
  const { shown } = useSession();
  if (shown === undefined) throw new Error("nothing is shown yet");
  return shown;
}

export function useWords(): Words {
  return wordsOf(useSession().route.lang);
}

/** The last answers: who comes back sees at once what stood there. Their names say of which landscape, in which state, they are. */
const answers = new Map<string, unknown>();
const MOST = 40;

function remember(key: string, answer: unknown): void {
  answers.delete(key);
  answers.set(key, answer);
  for (const oldest of answers.keys()) if (answers.size > MOST) answers.delete(oldest);
}

/** An answer of the worker: the last one stays until the next is there. */
export interface Asked<N extends Name> {
  answer: Answer<N> | undefined;
  /** Is it of something asked before? */
  isOld: boolean;
  failed: boolean;
}

/** Asks the worker; again whenever the landscape, the language or who "we" are changes. */
export function useAnswer<N extends Name>(name: N, params: Params<N>): Asked<N> {
  const session = useSession();
  const { turn, route } = session.shown ?? { turn: 0, route: session.route };
  const { lang, me } = route;
  const key = JSON.stringify([turn, name, params, lang, me]);
  const [got, setGot] = useState<{ key: string; answer: Answer<N> | undefined; failed: boolean }>({ key: "", answer: undefined, failed: false });
  const known = answers.has(key);
  const wanted = useRef(key);
  wanted.current = key;
  useEffect(() => {
    if (turn === 0) return;
    if (known) {
      setGot({ key, answer: answers.get(key) as Answer<N>, failed: false });
      return;
    }
    session.engine
      .ask(turn, name, params, { lang, me: me === "" ? undefined : me })
      .then((answer) => {
        remember(key, answer);
        if (wanted.current === key) setGot({ key, answer, failed: false });
      })
      .catch((error: unknown) => {
        // a landscape that went meanwhile is asked again under its new number
        if (wanted.current !== key) return;
        console.error(error);
        setGot((before) => ({ ...before, key, failed: true }));
      });
  }, [key]);
  if (known) return { answer: answers.get(key) as Answer<N>, isOld: false, failed: false };
  return { answer: got.answer, isOld: got.key !== key, failed: got.failed && got.key === key };
}
