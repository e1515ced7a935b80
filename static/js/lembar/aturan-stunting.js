// Aturan data stunting, supaya salah hitung terlihat sambil mengetik. Kalimatnya sama dengan
// stunting/lembar/aturan.py; yang menentukan tetap server.
import { ribuan } from "./angka.js";

const PERINGKAT = ["peringkat_1", "peringkat_2", "peringkat_3", "peringkat_4", "peringkat_lain"];
const BAGIAN = [["air_tak_layak", "Air minum tidak layak"], ["jamban_tak_layak", "Jamban tidak layak"]];

const ada = (angka) => angka !== null && angka !== undefined;

/** Kode sifat lembar → pemeriksa isi satu baris: { galat: {kolom: pesan}, peringatan: [] }. */
export const ATURAN_STUNTING = {
  penimbangan: (isi) => ({ galat: galatPenimbangan(isi), peringatan: satu(isi, "diukur", "sasaran", sebutDiukur) }),
  keluarga: (isi) => ({ galat: galatKeluarga(isi), peringatan: satu(isi, "sasaran", "keluarga", sebutKeluarga) }),
  cakupan: (isi) => ({
    galat: {},
    peringatan: Object.keys(isi)
      .filter((kolom) => kolom.startsWith("r"))
      .flatMap((kolom) => satu(isi, kolom, `s${kolom.slice(1)}`, sebutTerlayani)),
  }),
};

function satu(isi, kolom, dari, sebut) {
  const [a, b] = [isi[kolom], isi[dari]];
  return ada(a) && ada(b) && a > b ? [{ kode: kolom, kolom, nilai: "", pesan: sebut(ribuan(a), ribuan(b)) }] : [];
}

function sebutDiukur(a, b) {
  return `Diukur ${a} melebihi sasaran ${b}. Boleh bila pendatang ikut ditimbang; periksa lagi angkanya.`;
}

function sebutKeluarga(a, b) {
  return `Keluarga sasaran ${a} melebihi jumlah keluarga ${b}. Periksa lagi angkanya.`;
}

function sebutTerlayani(a, b) {
  return `Terlayani ${a} melebihi sasaran ${b}. Periksa lagi angkanya.`;
}

function galatPenimbangan({ diukur, pendek, sangat_pendek: sangat }) {
  if (!ada(diukur)) return {};
  for (const [kolom, nama, nilai] of [["pendek", "Pendek", pendek], ["sangat_pendek", "Sangat pendek", sangat]]) {
    if (ada(nilai) && nilai > diukur) {
      return { [kolom]: `${nama} ${ribuan(nilai)} melebihi yang diukur, ${ribuan(diukur)}.` };
    }
  }
  if (ada(pendek) && ada(sangat) && pendek + sangat > diukur) {
    return {
      sangat_pendek: `Pendek ${ribuan(pendek)} + sangat pendek ${ribuan(sangat)} = ` +
        `${ribuan(pendek + sangat)}, melebihi yang diukur, ${ribuan(diukur)}.`,
    };
  }
  return {};
}

function galatKeluarga(isi) {
  const galat = {};
  const { sasaran, berisiko, tidak_berisiko: tidak } = isi;
  if (ada(sasaran) && ada(berisiko)) {
    if (ada(tidak) && berisiko + tidak !== sasaran) {
      galat.tidak_berisiko = `Berisiko ${ribuan(berisiko)} + tidak berisiko ${ribuan(tidak)} = ` +
        `${ribuan(berisiko + tidak)}, padahal keluarga sasaran ${ribuan(sasaran)}.`;
    } else if (berisiko > sasaran) {
      galat.berisiko = `Berisiko ${ribuan(berisiko)} melebihi keluarga sasaran ${ribuan(sasaran)}.`;
    }
  }
  if (!ada(berisiko)) return galat;
  const kelas = PERINGKAT.map((k) => isi[k]).filter(ada);
  const jumlah = kelas.reduce((a, b) => a + b, 0);
  const lengkap = kelas.length === PERINGKAT.length;
  if (kelas.length && jumlah !== berisiko && (lengkap || jumlah > berisiko)) {
    galat.peringkat_lain = `Kesejahteraan ${kelas.map(ribuan).join(" + ")} = ${ribuan(jumlah)}, ` +
      `${lengkap ? "padahal" : "sudah melebihi"} keluarga berisiko ${ribuan(berisiko)}.`;
  }
  for (const [kolom, nama] of BAGIAN) {
    if (ada(isi[kolom]) && isi[kolom] > berisiko) {
      galat[kolom] = `${nama} ${ribuan(isi[kolom])} melebihi keluarga berisiko ${ribuan(berisiko)}.`;
    }
  }
  return galat;
}
