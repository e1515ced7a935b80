// Aturan lembar dana, supaya salah isi terlihat sambil mengetik. Kalimatnya sama dengan
// kegiatan/lembar_dana.py; yang menentukan tetap server.
import { ribuan } from "./angka.js";

const SUMBER = [["dd", "DD"], ["add", "ADD"], ["apbd", "APBD kabupaten"]];
const ada = (angka) => angka !== null && angka !== undefined;

/** Kode sifat lembar → pemeriksa isi satu baris: { galat: {kolom: pesan}, peringatan: [] }. */
export const ATURAN_DANA = {
  dana(isi) {
    const galat = {};
    const peringatan = [];
    for (const [kode, nama] of SUMBER) {
      const [pagu, perubahan, realisasi] = ["pagu", "perubahan", "realisasi"].map((k) => isi[`${kode}_${k}`]);
      if (!ada(pagu)) {
        if (ada(perubahan) || ada(realisasi)) galat[`${kode}_pagu`] = `${nama}: isi pagunya dulu; 0 bila tidak dianggarkan.`;
        continue;
      }
      const berlaku = ada(perubahan) ? perubahan : pagu;
      if (ada(realisasi) && realisasi > berlaku) {
        peringatan.push({
          kode: `${kode}_realisasi`,
          kolom: `${kode}_realisasi`,
          nilai: "",
          pesan: `${nama}: realisasi ${ribuan(realisasi)} melebihi pagu ${ribuan(berlaku)}. Boleh bila memang demikian; isi pagu perubahan bila anggarannya berubah.`,
        });
      }
    }
    return { galat, peringatan };
  },
};
