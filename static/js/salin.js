// [data-aksi="salin"][data-sumber=id]: salin teks elemen itu ke papan klip.
export function pasangSalin() {
  for (const tombol of document.querySelectorAll('[data-aksi="salin"]')) {
    tombol.addEventListener("click", async () => {
      const sumber = document.getElementById(tombol.dataset.sumber);
      const label = tombol.querySelector("[data-teks]");
      const semula = label.textContent;
      try {
        await navigator.clipboard.writeText(sumber.innerText);
        label.textContent = "Tersalin";
      } catch {
        // Papan klip ditutup (bukan HTTPS): pilih teksnya supaya Ctrl+C cukup.
        getSelection().selectAllChildren(sumber);
        label.textContent = "Tekan Ctrl+C";
      }
      setTimeout(() => {
        label.textContent = semula;
      }, 2000);
    });
  }
}
