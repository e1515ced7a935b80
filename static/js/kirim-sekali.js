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
      if (form.dataset.sibuk) sebutSibuk(form);
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

// form[data-sibuk]: kalimat bahwa server sedang bekerja, di tempat kabar form itu.
function sebutSibuk(form) {
  const kabar = form.querySelector("[data-kabar]");
  if (!kabar) return;
  const putar = document.createElement("span");
  putar.className = "spinner-border spinner-border-sm me-1";
  putar.setAttribute("aria-hidden", "true");
  kabar.replaceChildren(putar, form.dataset.sibuk);
}
