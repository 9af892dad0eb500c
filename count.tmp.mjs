import { load } from "./bench/load.mjs";
