import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { LocalLanguageRegular } from "@fluentui/react-icons/svg/local-language";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { NotepadEditRegular } from "@fluentui/react-icons/svg/notepad-edit";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useRef } from "react";
import { paneTexts as T } from "../messages/pane";
import { useSay, useSession, useSessionState } from "./context";
import { XLSX } from "./files";

/** The rarer commands: entry form, open and save on the page, language, guide. */
export default function Commands() {
  const session = useSession();
  const say = useSay();
  const inPage = useSessionState((state) => state.host?.host === "browser");
  const language = useSessionState((state) => state.language);
  const input = useRef<HTMLInputElement>(null);

  async function open(file: File | undefined): Promise<void> {
    if (file) await session.openBytes(new Uint8Array(await file.arrayBuffer()), file.name);
  }

  async function save(): Promise<void> {
    const name = session.options.fileName?.() ?? "so-thi-dua.xlsx";
    const bytes = await session.run(say(T.saveFile), () => session.workbook.bytes(), { stoppable: false });
    if (bytes && (await session.options.deliver(name, bytes, XLSX)))
      session.notify("success", say(T.saved, { file: name }));
  }

  return (
    <>
      <Menu inline>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={say(T.more)} title={say(T.more)} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<NotepadEditRegular />} onClick={() => session.show("entry")}>
              {say(T.entry)}
            </MenuItem>
            {inPage && (
              <MenuItem icon={<FolderOpenRegular />} onClick={() => input.current?.click()}>
                {say(T.openFile)}
              </MenuItem>
            )}
            {inPage && (
              <MenuItem icon={<SaveRegular />} onClick={() => void save()}>
                {say(T.saveFile)}
              </MenuItem>
            )}
            <MenuDivider />
            <MenuItem
              icon={<LocalLanguageRegular />}
              onClick={() => session.setLanguage(language === "vi" ? "en" : "vi")}
            >
              <span lang={language === "vi" ? "en" : "vi"}>{say(T.language)}</span>
            </MenuItem>
            <MenuItem
              icon={<QuestionCircleRegular />}
              onClick={() => window.open("huong-dan.html", "_blank", "noopener")}
            >
              {say(T.help)}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <input
        ref={input}
        type="file"
        accept=".xlsx"
        hidden
        aria-label={say(T.openFile)}
        data-testid="open-file"
        onChange={(event) => {
          void open(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
    </>
  );
}
