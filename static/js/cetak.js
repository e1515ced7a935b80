// [data-aksi="cetak"]: cetak halaman ini. Tombolnya tampil hanya bila skrip berjalan.
// Kertas selalu terang: selama mencetak, peta dan grafik pun digambar dengan warna terang.
export function pasangCetak() {
  for (const tombol of document.querySelectorAll('[data-aksi="cetak"]')) {
    tombol.hidden = false;
    tombol.addEventListener("click", () => print());
  }
  const akar = document.documentElement;
  let gelap = false;
  addEventListener("beforeprint", () => {
    gelap = akar.getAttribute("data-bs-theme") === "dark";
    if (gelap) {
      gantiTema(akar, "light");
    }
  });
  addEventListener("afterprint", () => {
    if (gelap) {
      gantiTema(akar, "dark");
    }
  });
}

function gantiTema(akar, tema) {
  akar.setAttribute("data-bs-theme", tema);
  document.dispatchEvent(new CustomEvent("tema"));
}
