// [data-aksi="salin"][data-sumber=id]: salin teks elemen itu (atau isi kotak teks) ke papan klip.
export function pasangSalin() {
  for (const tombol of document.querySelectorAll('[data-aksi="salin"]')) {
    tombol.hidden = false;
    tombol.addEventListener("click", async () => {
      const sumber = document.getElementById(tombol.dataset.sumber);
      const label = tombol.querySelector("[data-teks]");
      const semula = label.textContent;
      try {
        await navigator.clipboard.writeText(sumber.value ?? sumber.innerText);
        label.textContent = "Tersalin";
      } catch {
        // Papan klip ditutup (bukan HTTPS): pilih teksnya supaya Ctrl+C cukup.
        if (sumber.select) {
          sumber.focus();
          sumber.select();
        } else {
          getSelection().selectAllChildren(sumber);
        }
        label.textContent = "Tekan Ctrl+C";
      }
      setTimeout(() => {
        label.textContent = semula;
      }, 2000);
    });
  }
}
