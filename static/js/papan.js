// [data-papan]: di layar sempit papan langsung memperlihatkan bulan ini.
for (const papan of document.querySelectorAll("[data-papan]")) {
  const kini = papan.querySelector("thead th.kini");
  if (kini && papan.scrollWidth > papan.clientWidth) {
    // Bulan sesudahnya ikut tampak; kolom nama tetap di kiri.
    papan.scrollLeft = kini.offsetLeft + 2 * kini.offsetWidth - papan.clientWidth;
  }
}
