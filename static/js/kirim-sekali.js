// form[data-sekali]: tombol kirim mati sesudah kiriman pertama, hidup lagi bila halaman kembali.
export function pasangSekali() {
  for (const form of document.querySelectorAll("form[data-sekali]")) {
    form.addEventListener("submit", (kejadian) => {
      if (form.dataset.terkirim) {
        kejadian.preventDefault();
        return;
      }
      form.dataset.terkirim = "1";
      // Sesudah kejadian ini, supaya nama dan nilai tombolnya ikut terkirim.
      setTimeout(() => aturTombol(form, true), 0);
    });
  }
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sekali]")) {
      delete form.dataset.terkirim;
      aturTombol(form, false);
    }
  });
}

function aturTombol(form, mati) {
  for (const tombol of form.querySelectorAll('button[type="submit"], input[type="submit"]')) {
    // Tombol yang dari server sudah mati (belum boleh dikirim) tidak ikut dihidupkan.
    if (mati ? tombol.disabled : !tombol.dataset.dimatikan) continue;
    tombol.disabled = mati;
    tombol.dataset.dimatikan = mati ? "1" : "";
  }
}
