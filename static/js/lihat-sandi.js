// [data-aksi="lihat-sandi"][data-sumber=id]: tampilkan atau sembunyikan kata sandi.
export function pasangLihatSandi() {
  for (const tombol of document.querySelectorAll('[data-aksi="lihat-sandi"]')) {
    tombol.addEventListener("click", () => {
      const kolom = document.getElementById(tombol.dataset.sumber);
      const buka = kolom.type === "password";
      kolom.type = buka ? "text" : "password";
      tombol.setAttribute("aria-pressed", String(buka));
    });
  }
}
