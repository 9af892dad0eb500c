import { existsSync } from "node:fs";

/** Debian's Chromium, or the one CHROMIUM names, with nothing of its own asking the network. */
export function chromiumOptions(): { executablePath?: string; args: string[] } {
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  return {
    ...(existsSync(executablePath) ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}
