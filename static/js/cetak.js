// [data-aksi="cetak"]: cetak halaman ini. Tombolnya tampil hanya bila skrip berjalan.
export function pasangCetak() {
  for (const tombol of document.querySelectorAll('[data-aksi="cetak"]')) {
    tombol.hidden = false;
    tombol.addEventListener("click", () => print());
  }
}
