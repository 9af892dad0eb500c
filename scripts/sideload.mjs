/** Puts the add-in into the Excel of a developer's machine. What touches the machine is handed in, so that all else is tested. */
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Excel for Mac reads add-ins under development from a folder of its container. */
const macFolder = (home) => join(home, "Library/Containers/com.microsoft.Excel/Data/Documents");

/** Where Excel for Windows looks for add-ins under development, and where Windows says that Excel is installed. */
const DEVELOPER = "HKCU\\Software\\Microsoft\\Office\\16.0\\WEF\\Developer";
const INSTALLED = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe";

/** What is said, in Vietnamese and for others. */
const TEXTS = {
  noExcel:
    "Không thấy Excel trên máy này. Trên máy không có Excel, dùng npm start. (No Excel on this machine: use npm start.)",
  build: "Không dựng được bộ tệp; xem lỗi ở trên. (The build failed; see above.)",
  certificate:
    "Không tạo được chứng thư cho https://localhost, hoặc chứng thư chưa được tin. Chạy lại và chọn Có (Yes) khi hệ điều hành hỏi. (No trusted certificate for https://localhost: run again and answer Yes.)",
  port: "Cổng 3000 đang được dùng. Đóng chương trình đang dùng cổng ấy (npm start?) rồi chạy lại. (Port 3000 is in use: close what uses it and run again.)",
  serve: "Không mở được máy chủ ở https://localhost:3000. (The server at https://localhost:3000 could not be started.)",
  place:
    "Không đưa được manifest.xml tới Excel. Đóng Excel rồi chạy lại. (The manifest could not be handed to Excel: close Excel and run again.)",
  done: "Khởi động lại Excel, mở thẻ Thi đua. (Restart Excel and open the tab Thi đua.)",
};

/** Which Excel is here: "windows", "mac", or null. `run` gives whether a command succeeded. */
export function excelOf({ platform, home, run }) {
  if (platform === "win32") return run("reg", ["query", INSTALLED]) ? "windows" : null;
  return platform === "darwin" && existsSync(macFolder(home)) ? "mac" : null;
}

/** Hands the manifest to Excel; false when it could not be. */
function place(excel, manifest, { home, run }) {
  if (excel === "windows")
    return run("reg", ["add", DEVELOPER, "/v", "so-thi-dua", "/t", "REG_SZ", "/d", manifest, "/f"]);
  const folder = join(macFolder(home), "wef");
  mkdirSync(folder, { recursive: true });
  copyFileSync(manifest, join(folder, "so-thi-dua.xml"));
  return true;
}

/**
 * Builds, serves over https and hands the manifest to Excel; says in one line what failed and what to do. Resolves to the exit
 * code; with 0 the server goes on.
 * @param machine platform, home, run (whether a command succeeded), build, certificate, serve, manifest, say, complain
 */
export async function sideload(machine) {
  const { build, certificate, serve, manifest, say, complain } = machine;
  const fail = (text, error) => {
    // The cause in its own words, without where in the code it came from.
    complain(error?.message ? `${text}\n${String(error.message).split("\n")[0]}` : text);
    return 1;
  };
  const excel = excelOf(machine);
  if (excel === null) return fail(TEXTS.noExcel);
  try {
    await build();
  } catch (error) {
    return fail(TEXTS.build, error);
  }
  let keys;
  try {
    keys = await certificate();
  } catch (error) {
    return fail(TEXTS.certificate, error);
  }
  let address;
  try {
    address = await serve(keys);
  } catch (error) {
    return error?.code === "EADDRINUSE" ? fail(TEXTS.port) : fail(TEXTS.serve, error);
  }
  try {
    if (!place(excel, manifest, machine)) return fail(TEXTS.place);
  } catch (error) {
    return fail(TEXTS.place, error);
  }
  say(`Sổ Thi đua: ${address}. ${TEXTS.done}`);
  return 0;
}
