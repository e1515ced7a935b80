// Menyatukan tiga nilai tiap sel: yang diketik, dasarnya, dan yang dipunyai server. Yang diketik
// tidak pernah ditimpa diam-diam, dan yang diubah orang lain tidak pernah hilang diam-diam.
import { baca, ribuan } from "./angka.js";
import { tanda } from "./baris.js";
import { gambarTertahan } from "./tampilan.js";

export class Jawaban {
  constructor(lembar) {
    this.lembar = lembar;
  }

  /** Jawaban server untuk satu baris; `kiriman` = isinya ketika dikirim. */
  terima(baris, j, kiriman) {
    baris.dijawab = kiriman.sidik;
    const ada = baris.pisah(j.awal);
    if (!j.dapat_diisi) return this.tutup(baris, j, ada);
    baris.sah = new Set(j.peringatan.filter((p) => p.dikonfirmasi).map((p) => tanda(p.kode, p.nilai)));
    baris.bentrok = Object.fromEntries(
      Object.entries(j.bentrok).map(([kolom, b]) => [kolom, this.siapa(baris.bentrok[kolom], { ...b, ada: ada[kolom] })]),
    );
    const utuh = baris.sidik() === kiriman.sidik;
    for (const kolom of Object.keys(ada)) {
      if (!(kolom in j.bentrok)) this.satukan(baris, kolom, ada[kolom], kiriman);
    }
    if (baris.berubah().length === 0) this.lupakanPengembalian(baris, kiriman);
    const { keadaan, kata, galat, peringatan } = j;
    const terbaca = Object.keys(baris.takTerbaca()).length === 0;
    baris.jawaban = utuh && terbaca ? { keadaan, kata, galat, peringatan } : null;
    if (utuh) baris.dijawab = baris.sidik();
    this.lembar.gambarBaris(baris);
    return undefined;
  }

  /** Server hanya tahu penyimpan terakhir baris itu, yang sesudah kiriman kita adalah kita sendiri. */
  siapa(lama, baru) {
    if (lama?.oleh && lama.ada === baru.ada) return lama;
    return baru.oleh === this.lembar.form.dataset.saya ? { ...baru, oleh: "" } : baru;
  }

  /** Satu sel tanpa bentrok. Sel yang tidak kita sentuh mengikuti server. */
  satukan(baris, kolom, ada, { nilai, dasar }) {
    const kini = baris.kunci(kolom);
    const tersentuh = nilai[kolom] !== dasar[kolom];
    if (kini === ada || nilai[kolom] === ada) {
      baris.dasar[kolom] = ada;
    } else if (!tersentuh && kini === nilai[kolom]) {
      baris.setel(kolom, ada);
      baris.dasar[kolom] = ada;
    } // selain itu keduanya berubah: dasarnya tetap, supaya server melihat bentroknya
  }

  /** Baris yang dikembalikan dan sudah tersimpan lagi tidak lagi menunggu dibetulkan. */
  lupakanPengembalian(baris, { nilai, dasar, isi }) {
    const kotak = baris.kotak().find((k) => k.value === "dikembalikan");
    const disentuh = Object.keys(nilai).some((k) => nilai[k] !== dasar[k]);
    const dicentang = isi.some(([nama, kode]) => nama.endsWith("-konfirmasi") && kode === "dikembalikan");
    if (kotak && (disentuh || dicentang)) kotak.closest("label").remove();
  }

  /** Laporannya sudah dikirim atau diverifikasi: sel terkunci, isian yang tertinggal disebut. */
  tutup(baris, { keadaan, kata }, ada) {
    const tertahan = baris.berubah().filter((k) => baris.kunci(k) !== ada[k]);
    const sebutan = tertahan.map((k) => sebutIsian(baris, k, baris.kunci(k)));
    for (const kolom of Object.keys(ada)) baris.setel(kolom, ada[kolom]);
    baris.dasar = ada;
    baris.bentrok = {};
    baris.jawaban = { keadaan, kata, galat: {}, peringatan: [] };
    baris.dapatDiisi = false;
    this.lembar.gambarBaris(baris);
    for (const el of baris.el.querySelectorAll("[data-kolom] input, [name$='-nihil']")) el.disabled = true;
    if (sebutan.length) this.sebutTertahan(baris, sebutan);
    else this.lembar.draf.hapus(baris);
  }

  /** Draf dari kunjungan lalu ke selnya; benar bila ada yang kembali. */
  pulihkan(baris) {
    const draf = this.lembar.draf.baca(baris);
    if (!draf) return false;
    const dasar = baris.pisah(draf.awal);
    const isi = Object.entries(draf.nilai).filter(([k]) => k in baris.dasar && this.kunciDraf(baris, k, draf) !== baris.dasar[k]);
    if (!baris.dapatDiisi) {
      if (isi.length) this.sebutTertahan(baris, isi.map(([k, teks]) => sebutIsian(baris, k, teks)));
      else this.lembar.draf.hapus(baris);
      return false;
    }
    for (const [kolom, teks] of isi) {
      const ada = baris.dasar[kolom];
      baris.setel(kolom, teks);
      if (dasar[kolom] === ada || kolom === "nihil") continue;
      baris.dasar[kolom] = dasar[kolom];
      baris.bentrok[kolom] = { ada, oleh: "", waktu: "" };
    }
    const centang = draf.sah ?? [];
    if (centang.length) this.lembar.gambarBaris(baris); // peringatan atas angka yang kembali
    for (const kotak of baris.kotak()) {
      if (centang.includes(tanda(kotak.value, kotak.dataset.nilai))) kotak.checked = true;
    }
    if (!isi.length && !baris.belumTersimpan) this.lembar.draf.hapus(baris);
    return isi.length > 0;
  }

  kunciDraf(baris, kolom, { nilai }) {
    if (kolom === "nihil") return String(Number(nilai.nihil));
    const { terbesar, rupiah } = baris.cari(kolom);
    const { nilai: angka, galat } = baca(nilai[kolom], terbesar, rupiah);
    if (galat) return `!${nilai[kolom].trim()}`;
    return angka === null ? "" : String(angka);
  }

  sebutTertahan(baris, sebutan) {
    const kalimat = `Isian Anda tidak tersimpan karena laporan ini sudah ${baris.kata.toLowerCase()}: ${sebutan.join(", ")}.`;
    gambarTertahan(baris, kalimat, () => this.lembar.draf.hapus(baris));
  }
}

function sebutIsian(baris, kolom, isi) {
  if (kolom === "nihil") return isi === true || isi === "1" ? "Nihil ditandai" : "Nihil tidak ditandai";
  return `${baris.label[kolom]} ${isi === "" ? "kosong" : ribuan(isi)}`;
}
