import { fileRefusal } from "../workflow/read";

/** Rounds of hashing a password; Excel writes 100,000. A file that asks for more than this only wants to cost time. */
const MOST_ROUNDS = 10_000_000;

/** What takes a password off a workbook (Excel 97 and later: MS-OFFCRYPTO 2.3.4 to 2.3.6); undefined where none was given. */
export function decrypting(password: string | undefined): ((bytes: Uint8Array) => Promise<Uint8Array>) | undefined {
  if (password === undefined || password === "") return undefined;
  return async (bytes) => {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const rounds = /spinCount="(\d+)"/.exec(file.toString("latin1"))?.[1];
    if (Number(rounds ?? 0) > MOST_ROUNDS) throw fileRefusal("encrypted", "spinCount");
    const { decrypt } = await import("officecrypto-tool");
    try {
      return new Uint8Array(await decrypt(file, { password }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      throw fileRefusal(/password/i.test(reason) ? "password" : "encrypted");
    }
  };
}
