// input[data-berkas=batas byte]: ukuran, jumlah, dan jenis diperiksa sebelum diunggah, supaya orang di
// jaringan lambat tidak menunggu untuk ditolak. Server memeriksa lagi; tanpa skrip ini pun ia menolak.
const NAMA_JENIS = { "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP", "application/pdf": "PDF" };

for (const isian of document.querySelectorAll("input[type=file][data-berkas]")) {
  const pesan = buatPesan(isian);
  isian.addEventListener("change", () => periksa(isian, pesan));
  isian.form.addEventListener("submit", (kejadian) => {
    if (periksa(isian, pesan)) return;
    kejadian.preventDefault();
    kejadian.stopImmediatePropagation(); // supaya tombol kirim tidak ikut mati
    isian.focus();
  }, { capture: true });
}

function buatPesan(isian) {
  const pesan = document.createElement("div");
  pesan.id = `${isian.id}_periksa`;
  pesan.setAttribute("role", "status");
  isian.after(pesan);
  const acuan = isian.getAttribute("aria-describedby");
  isian.setAttribute("aria-describedby", acuan ? `${acuan} ${pesan.id}` : pesan.id);
  return pesan;
}

function periksa(isian, pesan) {
  const salah = keberatan(isian);
  pesan.className = salah ? "invalid-feedback d-block" : "form-text";
  pesan.textContent = salah || ringkasan(isian);
  isian.classList.toggle("is-invalid", Boolean(salah));
  isian.toggleAttribute("aria-invalid", Boolean(salah));
  return !salah;
}

function keberatan(isian) {
  const batas = Number(isian.dataset.berkas);
  const banyak = Number(isian.dataset.berkasBanyak);
  const semua = [...isian.files];
  if (semua.length > banyak) return `Paling banyak ${banyak} berkas sekali kirim; ini ${semua.length}.`;
  const terima = isian.accept.split(",");
  for (const satu of semua) {
    if (satu.size === 0) return `“${satu.name}” kosong (0 byte). Pilih berkas lain.`;
    if (satu.size > batas) {
      return `“${satu.name}” ${sebutUkuran(satu.size)}, sedangkan paling besar ${sebutUkuran(batas)}. Perkecil dulu, atau pindai dengan mutu yang lebih rendah.`;
    }
    if (satu.type && !terima.includes(satu.type)) {
      return `“${satu.name}” bukan ${terima.map((t) => NAMA_JENIS[t] ?? t).join(", ")}. Pilih berkas lain.`;
    }
  }
  return "";
}

function ringkasan(isian) {
  const semua = [...isian.files];
  if (semua.length < 2) return "";
  return `${semua.length} berkas, ${sebutUkuran(semua.reduce((jumlah, satu) => jumlah + satu.size, 0))}.`;
}

function sebutUkuran(byte) {
  if (byte <= 999e3) return `${Math.ceil(byte / 1e3)} KB`;
  return `${String(Math.ceil(byte / 1e5) / 10).replace(".", ",")} MB`;
}
