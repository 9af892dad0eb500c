import { sorted } from "./files";

test("of a folder workbooks are read, what nobody sent is left out and the rest is named", () => {
  const at = (name: string, foldered = true) => ({ name, file: new File([], name), foldered });
  const { files, skipped } = sorted([
    at("Cụm/BG.xlsx"),
    at("Cụm/BN.CSV"),
    at("Cụm/~$BG.xlsx"),
    at("Cụm/.DS_Store"),
    at("Cụm/Thumbs.db"),
    at("Cụm/Bắc Ninh/công văn.pdf"),
    at("Cụm/gop.zip"),
    at("anh.jpg", false),
  ]);
  expect(files.map(({ name }) => name)).toEqual(["Cụm/BG.xlsx", "Cụm/BN.CSV", "Cụm/gop.zip", "anh.jpg"]);
  expect(skipped).toEqual(["Cụm/Bắc Ninh/công văn.pdf"]);
});
