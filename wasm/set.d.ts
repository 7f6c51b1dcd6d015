/** A reference set of `data/`: for the option `sets`, under the name of its file. */
import type { Landscape } from "../index.js";

declare const set: Landscape;
export default set;
