/* global window, document */
// ES5 on purpose: this runs where nothing newer does (Internet Explorer 11 and the first Edge inside Excel 2016 and 2019).
// On the pane's page it leads old web views to cu.html; there it fills in the address to open in Edge or Chrome.
(function () {
  "use strict";

  var here = window.location.href.replace(/[?#].*$/, "");
  var folder = here.replace(/[^/]*$/, "");

  /** Whether the page's own scripts can run: they are ES2022. */
  function newEnough() {
    return (
      typeof Promise === "function" &&
      typeof Symbol === "function" &&
      typeof Object.hasOwn === "function" &&
      typeof Array.prototype.at === "function" &&
      "noModule" in document.createElement("script")
    );
  }

  if (!/\/cu\.html$/.test(here)) {
    if (!newEnough()) window.location.replace(folder + "cu.html");
    return;
  }

  function say(text) {
    var place = document.getElementById("copied");
    if (place) place.textContent = text;
  }

  /** Selects the address, for copying by hand where copying by script is not allowed. */
  function select(link) {
    var range = document.createRange();
    range.selectNodeContents(link);
    var selection = window.getSelection();
    if (!selection) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function fill() {
    var link = document.getElementById("page");
    var button = document.getElementById("copy");
    if (!link || !button) return;
    link.href = folder + "index.html";
    link.textContent = folder + "index.html";
    if (/[?&]ly-do=excel\b/.test(window.location.search)) {
      var why = document.getElementById("why");
      if (why)
        why.textContent =
          "Bản Excel này thiếu một số lệnh mà Sổ Thi đua cần (có từ Excel 2021). Số liệu và tệp của anh chị không bị thay đổi gì.";
    }
    button.onclick = function () {
      var done = false;
      select(link);
      try {
        done = document.execCommand("copy");
      } catch (error) {
        done = !error;
      }
      say(done ? "Đã chép. Dán vào thanh địa chỉ của trình duyệt." : "Địa chỉ đã được chọn: bấm Ctrl+C để chép.");
    };
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fill);
  else fill();
})();
