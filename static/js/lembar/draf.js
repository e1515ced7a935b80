// Draf di perangkat ini, sampai server memilikinya: satu kunci per pengguna, bulan, dan kelompok,
// berisi angka saja. Pengguna lain punya kunci lain, dan keluar tidak menghapus apa pun.
const ANGKA_SAJA = /^[\d.,\s\u2212-]{0,40}$/; // tulisan lain bukan angka dan tidak ditinggal di sini

export class DrafLokal {
  constructor({ pengguna, bulan }) {
    this.awalan = `lembar:${pengguna}:${bulan}:`;
    this.gagal = false; // penyimpanan peramban penuh atau ditutup
    this.ditulis = new Map();
  }

  /** Catat yang belum tersimpan di baris ini; hapus bila tidak ada lagi. */
  catat(baris) {
    const isi = baris.isiDraf();
    const angka = Object.entries(isi?.nilai ?? {}).filter(([, v]) => typeof v === "boolean" || ANGKA_SAJA.test(v));
    if (!angka.length && !isi?.sah.length) {
      this.hapus(baris);
      return;
    }
    const teks = JSON.stringify({ ...isi, nilai: Object.fromEntries(angka) });
    try {
      localStorage.setItem(this.awalan + baris.pk, teks);
      this.ditulis.set(baris.pk, teks);
      this.gagal = false;
    } catch {
      this.gagal = true;
    }
  }

  baca(baris) {
    try {
      const teks = localStorage.getItem(this.awalan + baris.pk);
      const draf = JSON.parse(teks);
      if (typeof draf?.nilai !== "object" || typeof draf.awal !== "string") return null;
      this.ditulis.set(baris.pk, teks);
      return draf;
    } catch {
      return null;
    }
  }

  /** Hapus hanya yang kita tulis sendiri: tab lain mungkin sedang menyimpan angkanya di situ. */
  hapus(baris) {
    try {
      const kunci = this.awalan + baris.pk;
      if (localStorage.getItem(kunci) === this.ditulis.get(baris.pk)) localStorage.removeItem(kunci);
    } catch {
      // Tidak dapat dibaca, jadi tidak ada yang tertinggal.
    }
    this.ditulis.delete(baris.pk);
  }
}
