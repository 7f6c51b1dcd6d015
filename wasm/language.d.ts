/** A language: for the option `lang`. */
import type { LanguageData } from "../index.js";

declare const language: LanguageData;
export default language;
