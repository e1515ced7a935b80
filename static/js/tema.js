// Dipasang di <head>, sebelum gaya: tema yang diingat dipakai tanpa kedip.
(() => {
  const akar = document.documentElement;
  let tema = null;
  try {
    tema = localStorage.getItem("tema");
  } catch {
    // Penyimpanan ditutup oleh peramban: ikuti perangkat.
  }
  const gelap = tema ? tema === "gelap" : matchMedia("(prefers-color-scheme: dark)").matches;
  akar.setAttribute("data-bs-theme", gelap ? "dark" : "light");
})();
