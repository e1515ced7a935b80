/**
 * Meetings of a report: another empty row without a round trip, and the attendance that the
 * details suggest. Without this script the button saves a draft and brings a row.
 */
const bagian = document.querySelector("[data-pertemuan]");

if (bagian) {
  const daftar = bagian.querySelector("[data-daftar-pertemuan]");
  const contoh = bagian.querySelector("[data-pertemuan-baru]");
  const jumlah = bagian.querySelector('[name="pertemuan-TOTAL_FORMS"]');
  const terbanyak = Number(bagian.querySelector('[name="pertemuan-MAX_NUM_FORMS"]').value);
  const tombol = bagian.querySelector("[data-tambah-pertemuan]");
  const saran = document.querySelector("[data-saran-hadir]");
  const asal = "Hadir adalah anggota berbeda yang datang paling sedikit sekali";

  function tambah(peristiwa) {
    peristiwa.preventDefault();
    const nomor = Number(jumlah.value);
    if (nomor >= terbanyak) {
      return;
    }
    const wadah = document.createElement("template");
    wadah.innerHTML = contoh.innerHTML.replaceAll("__prefix__", String(nomor));
    const baris = wadah.content.firstElementChild;
    baris.querySelector("[data-nomor]").textContent = String(nomor + 1);
    baris.querySelector('[name$="-kunci"]').value = globalThis.crypto?.randomUUID?.() ?? "";
    daftar.append(baris);
    jumlah.value = String(nomor + 1);
    baris.querySelector('[name$="-tanggal"]').focus();
  }

  function sarankan() {
    const hadir = [...daftar.querySelectorAll('[name$="-hadir"]')]
      .filter((k) => !k.closest("[data-satu-pertemuan]").querySelector('[name$="-DELETE"]')?.checked)
      .map((k) => k.value.trim().replaceAll(".", ""))
      .filter((teks) => /^\d+$/.test(teks))
      .map(Number);
    saran.textContent = hadir.length
      ? `${asal}, jadi paling sedikit ${Math.max(...hadir).toLocaleString("id-ID")}, yang terbanyak dalam satu pertemuan.`
      : `${asal}.`;
  }

  tombol.addEventListener("click", tambah);
  daftar.addEventListener("input", sarankan);
}
