// Angka seperti yang diketik orang di sini: 41 atau 1.234. Aturan dan kalimatnya sama dengan
// inti/isian.py; jawaban server tetap yang menentukan.
const BULAT = /^(?:\d+|\d{1,3}(?:\.\d{3})+)$/;
const NEGATIF = /^[-\u2212]\s*[\d.,]+$/;
const PECAHAN = /^-?[\d.]*[.,]\d+$/;

/**
 * Isi sel menjadi { nilai } (null bila kosong), atau { nilai: null, galat } bila bukan angka. Kalimat
 * lembar rupiah (`rupiah`) memuat contohnya sendiri.
 */
export function baca(teks, terbesar, rupiah = false) {
  const rapi = teks.trim();
  if (!rapi) return { nilai: null };
  if (!BULAT.test(rapi)) return { nilai: null, galat: rupiah ? sebabRupiah(rapi) : sebab(rapi) };
  const nilai = Number(rapi.replaceAll(".", ""));
  if (nilai > terbesar) return { nilai: null, galat: `Terlalu besar; paling banyak ${ribuan(terbesar)}.` };
  return { nilai };
}

function sebab(teks) {
  if (NEGATIF.test(teks)) return "Tidak boleh kurang dari 0.";
  if (PECAHAN.test(teks)) return "Isi bilangan bulat, tanpa koma.";
  return "Isi dengan angka 0 sampai 9 saja, misalnya 41.";
}

function sebabRupiah(rapi) {
  if (NEGATIF.test(rapi)) return "Tidak boleh kurang dari 0; isi misalnya 1.500.000.";
  return "Isi rupiah bulat dengan angka saja, misalnya 1.500.000.";
}

/** 1.234; yang tidak diketahui "–", bukan 0. */
export function ribuan(angka) {
  return angka === null ? "–" : String(angka).replace(/\B(?=(\d{3})+$)/g, ".");
}
