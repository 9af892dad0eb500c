import type { Control } from "./model";
import { escapeXml } from "./xml";

/** Prefix of the tags of our content controls; what follows is the control's id. Word allows 64 characters. */
export const TAG_PREFIX = "thidua:";

/**
 * Names of the two bookmarks before and after the control's content: what is left where a program drops the control. Each is
 * a point, because LibreOffice closes a bookmark at the border of a control.
 */
export function bookmarkNames(id: string): { begin: string; end: string } {
  const name = `thidua_${id.replace(/[^A-Za-z0-9_]/g, "_")}`;
  return { begin: name, end: `${name}_end` };
}

/** A number for w:id that is the same every time: content controls and bookmarks need one that is unique in the document. */
export function numberOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 2) + 1;
}

/** A block-level content control (ECMA-376-1, 17.5.2.29) around blocks. */
export function controlXml(control: Control, content: string): string {
  const id = numberOf(control.id);
  return (
    `<w:sdt><w:sdtPr><w:alias w:val="${escapeXml(control.name)}"/><w:tag w:val="${escapeXml(TAG_PREFIX + control.id)}"/>` +
    `<w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${controlContent(control, content)}</w:sdtContent></w:sdt>`
  );
}

/**
 * What stands inside the control: the blocks between two paragraphs 1 pt high that hold the bookmarks. They keep a bookmark in
 * a paragraph, where LibreOffice leaves it, and LibreOffice drops the bold of whatever run comes first in a control.
 */
export function controlContent(control: Control, content: string): string {
  const names = bookmarkNames(control.id);
  const keep = control.keepNext ? "<w:keepNext/>" : "";
  return `${hairline("<w:keepNext/>", point(names.begin))}${content}${hairline(keep, point(names.end))}`;
}

function point(name: string): string {
  const id = numberOf(name) % 1000000;
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/><w:bookmarkEnd w:id="${id}"/>`;
}

function hairline(keep: string, inside: string): string {
  return (
    `<w:p><w:pPr>${keep}<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:ind w:firstLine="0"/>` +
    `<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr>${inside}</w:p>`
  );
}

/** Two tables that touch would become one. */
export const separator = `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>`;
