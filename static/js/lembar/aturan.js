// Aturan laporan, supaya keadaan baris terlihat sambil mengetik. Sama dengan kelompok/validators.py
// dan kelompok/peringatan.py; yang menentukan tetap server, dan batas-batasnya datang dari sana.
import { ribuan } from "./angka.js";

const PASANGAN = [["pus_ber_kb", "anggota_pus"], ["anggota_pus", "anggota"], ["hadir", "anggota"]];
const KOLOM_LONJAKAN = ["sasaran", "anggota", "anggota_pus", "pus_ber_kb", "hadir"];

const ada = (angka) => angka !== null && angka !== undefined;

/**
 * Periksa angka satu baris. `isi` kolom → angka atau null; `sifat` jenis, nihil, label, batas, lalu
 * (kolom → angka) dan bulanLalu (teks, kosong bila tak ada). → { galat: {kolom: pesan}, peringatan: [] }
 */
export function periksa(isi, sifat) {
  const peringatan = [...sasaran(isi, sifat), ...pertemuan(isi, sifat)];
  if (sifat.bulanLalu) peringatan.push(...lonjakan(isi, sifat), ...hadirLalu(isi, sifat));
  return { galat: hubungan(isi, sifat), peringatan };
}

function hubungan(isi, { jenis, nihil, label }) {
  const galat = {};
  for (const kolom of nihil ? ["pertemuan", "hadir"] : []) {
    if (isi[kolom]) {
      galat[kolom] = `Nihil berarti ${label[kolom]} 0. Kosongkan angkanya, atau hapus tanda nihil.`;
    }
  }
  for (const [kecil, besar] of jenis === "PIKR" ? [] : PASANGAN) {
    const [a, b] = [isi[kecil], isi[besar]];
    if (ada(a) && ada(b) && a > b) {
      galat[kecil] ??= `${label[kecil]} (${ribuan(a)}) tidak boleh lebih besar dari ` +
        `${tengah(label[besar])} (${ribuan(b)}).`;
    }
  }
  return galat;
}

/** Judul kolom di tengah kalimat: "anggota PUS"; singkatan tetap. */
function tengah(judul) {
  return /^\p{Lu}{2}/u.test(judul) ? judul : judul[0].toLowerCase() + judul.slice(1);
}

function* sasaran(isi, { jenis, label }) {
  const kolom = jenis === "PIKR" ? "hadir" : "anggota";
  const [angka, target] = [isi[kolom], isi.sasaran];
  if (ada(angka) && ada(target) && angka > target) {
    yield {
      kode: `${kolom}-lebih-sasaran`,
      kolom,
      nilai: `${angka}>${target}`,
      pesan: `${label[kolom]} (${ribuan(angka)}) melebihi sasaran (${ribuan(target)}).`,
    };
  }
}

function* pertemuan(isi, { nihil, batas }) {
  const kali = isi.pertemuan;
  const kolom = "pertemuan";
  if (!ada(kali)) return;
  if (kali > batas.pertemuan) {
    const pesan = `Pertemuan ${ribuan(kali)} kali dalam sebulan.`;
    yield { kode: "pertemuan-banyak", kolom, nilai: String(kali), pesan };
  }
  if (kali === 0 && !nihil) {
    const pesan = "Tidak ada pertemuan, tetapi nihil tidak ditandai.";
    yield { kode: "tanpa-pertemuan", kolom, nilai: "0", pesan };
  }
}

function* lonjakan(isi, { nihil, lalu, bulanLalu, label, batas }) {
  for (const kolom of KOLOM_LONJAKAN) {
    const [kini, dulu] = [isi[kolom], lalu[kolom]];
    if (!ada(kini) || !ada(dulu) || (nihil && kolom === "hadir")) continue; // nihil menjelaskannya
    const beda = Math.abs(kini - dulu);
    if (beda > batas.lonjakan && beda * batas.bagian > dulu) {
      const bagian = dulu ? ` ${Math.floor((beda * 100) / dulu)}%` : "";
      yield {
        kode: `lonjakan-${kolom}`,
        kolom,
        nilai: `${dulu}→${kini}`,
        pesan: `${label[kolom]} (${ribuan(kini)}) ${kini > dulu ? "naik" : "turun"}${bagian} dari ` +
          `${bulanLalu} (${ribuan(dulu)}).`,
      };
    }
  }
}

function* hadirLalu(isi, { jenis, lalu, bulanLalu }) {
  const [hadir, anggota] = [isi.hadir, lalu.anggota];
  if (jenis !== "PIKR" && ada(hadir) && ada(anggota) && hadir > anggota) {
    yield {
      kode: "hadir-lebih-anggota-lalu",
      kolom: "hadir",
      nilai: `${hadir}>${anggota}`,
      pesan: `Hadir (${ribuan(hadir)}) melebihi anggota ${bulanLalu} (${ribuan(anggota)}).`,
    };
  }
}
