/** Who acts where: all challenges, one theme, or one challenge, as the address says. */

import { useShown } from "../../ui/session.js";
import { ChallengePage } from "./challenge.js";
import { OverviewPage } from "./overview.js";
import { ThemePage } from "./theme.js";

export function Who() {
  const { challenge, theme } = useShown().route;
  if (challenge !== "") return <ChallengePage />;
  return theme !== "" ? <ThemePage theme={theme} /> : <OverviewPage />;
}
