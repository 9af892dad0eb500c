/** Units of measure met in plans and reports. Each row: the name kept, then other ways to write the very same unit. */
export const SAME_UNITS: readonly (readonly [string, ...string[]])[] = [
  ["đồng", "đ", "vnd", "vnđ", "việt nam đồng", "đồng Việt Nam"],
  ["triệu đồng", "trđ", "tr.đ", "tr đồng", "trđồng"],
  ["nghìn đồng", "nghđ", "ngđ", "ng.đ"],
  ["USD", "đô la", "đô la Mỹ", "đô-la", "$", "US$", "dollar"],
  ["%", "phần trăm"],
  ["điểm %", "điểm phần trăm"],
  ["‰", "phần nghìn", "phần ngàn"],
  ["ha", "hecta", "héc ta", "héc-ta"],
  ["m2", "mét vuông"],
  ["m3", "mét khối", "khối"],
  ["km2", "ki lô mét vuông", "kilômét vuông"],
  ["km", "ki lô mét", "kilômét", "cây số"],
  ["m", "mét"],
  ["kg", "ki lô gam", "kilôgam", "cân"],
  ["giường", "giường bệnh"],
  ["dân", "người dân"],
  ["lượt", "lượt khách"],
];

/** Units that are a power of ten of another: name, base, power. Sào, mẫu and công differ by region and stay out. */
export const SIZED_UNITS: readonly (readonly [name: string, base: string, power: number])[] = [
  ["triệu đồng", "đồng", 6],
  ["nghìn đồng", "đồng", 3],
  ["ha", "m2", 4],
  ["km2", "m2", 6],
  ["km", "m", 3],
  ["cm", "m", -2],
  ["mm", "m", -3],
  ["tấn", "kg", 3],
  ["tạ", "kg", 2],
  ["yến", "kg", 1],
  ["g", "kg", -3],
  ["gam", "kg", -3],
  ["lít", "m3", -3],
  ["MWh", "kWh", 3],
  ["GWh", "kWh", 6],
  ["MW", "kW", 3],
  ["‰", "%", -1],
];

/** Nouns offices use one for another. They may count different things, so a person confirms each pair once. */
export const SYNONYM_GROUPS: readonly (readonly string[])[] = [
  ["hội nghị", "lớp", "cuộc", "buổi", "hội thảo", "tọa đàm", "lớp tập huấn"],
  ["người", "cá nhân", "lao động", "hội viên", "thành viên", "học viên", "lượt người"],
  ["lượt", "lượt người"],
  ["nội dung", "nhiệm vụ", "công việc"],
  ["tập thể", "đơn vị", "tổ chức", "cơ quan", "hội"],
  ["hội thành viên", "hội viên tập thể"],
  ["điển hình", "điển hình tiên tiến", "mô hình"],
  ["đề tài", "dự án", "nhiệm vụ khoa học"],
  ["số", "kỳ", "chuyên mục", "số chuyên mục"],
  ["thôn", "bản", "tổ dân phố", "khu phố"],
  ["vụ", "vụ việc"],
  ["dân", "người"],
];
