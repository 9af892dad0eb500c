/** Text of a file in the encodings that Vietnamese offices' programs write. */
export { plainText } from "../foreign/text";
