// select[data-pilih-desa=id]: memilih kecamatan menyempitkan grup pada select desa itu.
// Grup desa ber-label nama kecamatan; tanpa skrip semua desa tampil per kecamatan.
export function pasangKecamatan() {
  for (const kecamatan of document.querySelectorAll("select[data-pilih-desa]")) {
    const desa = document.getElementById(kecamatan.dataset.pilihDesa);
    if (desa) {
      kecamatan.closest("[data-perlu-skrip]")?.removeAttribute("hidden");
      kecamatan.addEventListener("change", () => sempitkan(kecamatan, desa));
      sempitkan(kecamatan, desa);
    }
  }
}

function sempitkan(kecamatan, desa) {
  const dipilih = kecamatan.value ? kecamatan.selectedOptions[0].textContent.trim() : "";
  for (const grup of desa.querySelectorAll("optgroup")) {
    const cocok = !dipilih || grup.label === dipilih;
    grup.hidden = !cocok;
    grup.disabled = !cocok;
    if (!cocok && grup.contains(desa.selectedOptions[0])) {
      desa.value = "";
    }
  }
}
