/** Pictures of a whole landscape: its towns on the map, and who has which role where. */

import { useArrival } from "../../ui/arrival.js";
import { useSession, useShown, useWords } from "../../ui/session.js";
import { Themes } from "../who/themes.js";
import { MapSection } from "./map.js";
import { MatrixSection } from "./matrix.js";

export function Pictures() {
  const words = useWords();
  const session = useSession();
  const { route } = useShown();
  useArrival(`pictures ${route.region}`, true);
  return (
    <>
      <header class="heading">
        <h1 tabIndex={-1}>{words.pictures.heading}</h1>
        <p class="lead">{session.nameOf(route.region, route.lang)}</p>
      </header>
      <Themes />
      <MapSection />
      <MatrixSection />
    </>
  );
}
