/** What was just done, for a while: said to who listens, and with a way back. */

import { createContext } from "preact";
import { useCallback, useContext, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import { Icon } from "./icon.js";
import { useSession, useWords } from "./session.js";

export interface Toast {
  text: string;
  /** What can be done about it. */
  action?: { label: string; run: () => void } | undefined;
}

type Say = (toast: Toast) => void;

const ToastContext = createContext<Say>(() => undefined);

/** Says something; it stays until it is closed, or the next is said. */
export function useToast(): Say {
  return useContext(ToastContext);
}

export function Toasts({ children }: { children: ComponentChildren }) {
  const words = useWords();
  const session = useSession();
  const [toast, setToast] = useState<(Toast & { id: number; region: string }) | undefined>();
  const last = useRef(0);
  const say = useCallback<Say>((next) => {
    last.current += 1;
    setToast({ ...next, id: last.current, region: session.route.region });
  }, []);
  const { action } = toast ?? {};
  // its way back is one here: elsewhere it would undo something else
  const isHere = toast !== undefined && (action === undefined || toast.region === session.route.region);
  return (
    <ToastContext.Provider value={say}>
      {children}
      <div class="toasts" role="status">
        {isHere && (
          <div class="toast" key={toast.id}>
            <span>{toast.text}</span>
            {action !== undefined && (
              <button
                type="button"
                onClick={() => {
                  setToast(undefined);
                  action.run();
                }}
              >
                {action.label}
              </button>
            )}
            <button type="button" class="plain" aria-label={words.close} onClick={() => setToast(undefined)}>
              <Icon name="close" />
            </button>
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
